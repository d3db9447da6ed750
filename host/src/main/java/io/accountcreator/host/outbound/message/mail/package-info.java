/** Carries codes and notices by e-mail. */
@NullMarked
package io.accountcreator.host.outbound.message.mail;

import org.jspecify.annotations.NullMarked;
