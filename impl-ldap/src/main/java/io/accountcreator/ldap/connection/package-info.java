/** Connections to the servers of a directory, or to the embedded one, and what goes wrong with them in words. */
@NullMarked
package io.accountcreator.ldap.connection;

import org.jspecify.annotations.NullMarked;
