package io.accountcreator.ldap.quota;

import com.unboundid.ldap.sdk.LDAPException;

/** Says whether a message may be sent, and counts it. */
interface MessageBudget {
    /** Counts one message to somebody; false, and nothing counted, if it may not be sent. */
    boolean spend(String to) throws LDAPException;

    /** Notes that the code of a message was used. */
    void used(String to);

    /** Notes that a message did not arrive. */
    default void undelivered(String to) throws LDAPException {}
}
