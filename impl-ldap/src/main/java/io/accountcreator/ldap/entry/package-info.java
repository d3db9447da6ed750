/** Accounts, aliases and codes as entries: what they look like, and how they are read and changed without races. */
@NullMarked
package io.accountcreator.ldap.entry;

import org.jspecify.annotations.NullMarked;
