/** Who asks, by network address, and how often they may. */
@NullMarked
package io.accountcreator.host.guard;

import org.jspecify.annotations.NullMarked;
