/** Clears away what half-done requests, lost races and time leave in the directory. */
@NullMarked
package io.accountcreator.ldap.reconciliation;

import org.jspecify.annotations.NullMarked;
