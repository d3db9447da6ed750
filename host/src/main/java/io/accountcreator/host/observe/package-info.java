/** The way out: the audit log, which observes final statuses and hears of refusals. */
@NullMarked
package io.accountcreator.host.observe;

import org.jspecify.annotations.NullMarked;
