/** Carries codes to people: by mail server, by SMS gateway, or to where whoever tries the host out can read them. */
@NullMarked
package io.accountcreator.host.deliver;

import org.jspecify.annotations.NullMarked;
