/** The example of the client library's documentation: a service of one's own in place of the backend. */
@NullMarked
package io.accountcreator.host.inbound.sample;

import org.jspecify.annotations.NullMarked;
