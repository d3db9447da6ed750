/** The backend that keeps accounts in an LDAP directory: request → entry → outcome. */
@NullMarked
package io.accountcreator.ldap;

import org.jspecify.annotations.NullMarked;
