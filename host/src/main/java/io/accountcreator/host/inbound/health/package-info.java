/** What a load balancer asks: whether the host is alive, and whether its backend can be reached. */
@NullMarked
package io.accountcreator.host.inbound.health;

import org.jspecify.annotations.NullMarked;
