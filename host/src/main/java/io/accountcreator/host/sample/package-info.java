/** The documentation's example: an own service in the place of the backend. */
@NullMarked
package io.accountcreator.host.sample;

import org.jspecify.annotations.NullMarked;
