/** The way out: the one place that fires final statuses, and the log that observes them. */
@NullMarked
package io.accountcreator.host.observe;

import org.jspecify.annotations.NullMarked;
