/** What a load balancer asks: whether the host lives, and whether its backend is reachable. */
@NullMarked
package io.accountcreator.host.health;

import org.jspecify.annotations.NullMarked;
