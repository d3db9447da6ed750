package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;

/**
 * A server that let us not in, or does not have the base entry. The message is for an operator: which server, as whom, why, and what to do; without a secret,
 * and without what the library would add. It has addresses and DNs, so it is for logs and commands, never for callers.
 */
public final class ConnectFailedException extends LDAPException {
    private static final long serialVersionUID = 1L;

    private final String brief;
    private final String detail;

    /**
     * Makes one.
     *
     * @param code what the library or the server made of it
     * @param brief the cause, for callers
     * @param detail the cause, for operators
     */
    public ConnectFailedException(ResultCode code, String brief, String detail) {
        super(code, detail);
        this.brief = brief;
        this.detail = detail;
    }

    /** The cause with addresses and DNs, and what to do. */
    String detail() {
        return detail;
    }

    /** The cause in a few words, without addresses and DNs. */
    String brief() {
        return brief;
    }
}
