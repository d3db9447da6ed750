/** Settings become checked records. */
@NullMarked
package io.accountcreator.ldap.config;

import org.jspecify.annotations.NullMarked;
