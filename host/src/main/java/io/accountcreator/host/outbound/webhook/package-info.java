/** Tells a web address how requests ended. */
@NullMarked
package io.accountcreator.host.outbound.webhook;

import org.jspecify.annotations.NullMarked;
