/** The commands for operators: import, export, administration of accounts. */
@NullMarked
package io.accountcreator.ldap.command;

import org.jspecify.annotations.NullMarked;
