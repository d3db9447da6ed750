package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;

/** A look at one side of a directory. */
@FunctionalInterface
interface Inspection {
    /** Looks; changes nothing. */
    List<Finding> look() throws LDAPException;
}
