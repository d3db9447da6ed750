/** What requests may hold, and for how long, while they still arrive. */
@NullMarked
package io.accountcreator.host.arrive;

import org.jspecify.annotations.NullMarked;
