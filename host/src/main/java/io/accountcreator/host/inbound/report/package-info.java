/** The entry point of SMS providers: whether a message that they accepted was delivered. */
@NullMarked
package io.accountcreator.host.inbound.report;

import org.jspecify.annotations.NullMarked;
