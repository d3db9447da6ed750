/** Counts text messages and mails in the directory, over all hosts, and stops them at their limits. */
@NullMarked
package io.accountcreator.ldap.quota;

import org.jspecify.annotations.NullMarked;
