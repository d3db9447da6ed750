/** Chooses what carries codes to people, and carries them where whoever tries the host out can read them. */
@NullMarked
package io.accountcreator.host.outbound.message;

import org.jspecify.annotations.NullMarked;
