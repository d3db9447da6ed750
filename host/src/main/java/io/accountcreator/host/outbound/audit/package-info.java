/** Writes the audit log, of final statuses, refusals and commands. */
@NullMarked
package io.accountcreator.host.outbound.audit;

import org.jspecify.annotations.NullMarked;
