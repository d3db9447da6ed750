/** The way out: the log that observes final statuses. */
@NullMarked
package io.accountcreator.host.observe;

import org.jspecify.annotations.NullMarked;
