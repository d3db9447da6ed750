/** Another way out: tells a web address how requests ended. */
@NullMarked
package io.accountcreator.host.webhook;

import org.jspecify.annotations.NullMarked;
