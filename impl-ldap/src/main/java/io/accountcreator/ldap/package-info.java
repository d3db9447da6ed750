/** The backend that keeps accounts in an LDAP directory: the way of a request from its fields to its outcome. */
@NullMarked
package io.accountcreator.ldap;

import org.jspecify.annotations.NullMarked;
