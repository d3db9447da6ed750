/** The commands init and check: what a directory lacks for accounts, and making it. */
@NullMarked
package io.accountcreator.ldap.inspection;

import org.jspecify.annotations.NullMarked;
