/** Rate limits, counted in this process or by all hosts together in a shared cache. */
@NullMarked
package io.accountcreator.host.access.limit;

import org.jspecify.annotations.NullMarked;
