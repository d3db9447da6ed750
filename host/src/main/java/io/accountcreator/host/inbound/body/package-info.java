/** How much requests may hold, and for how long, while their bodies still arrive. */
@NullMarked
package io.accountcreator.host.inbound.body;

import org.jspecify.annotations.NullMarked;
