/** Keeps strangers from learning by answers, or by their time, whether an account exists. */
@NullMarked
package io.accountcreator.host.access.disclosure;

import org.jspecify.annotations.NullMarked;
