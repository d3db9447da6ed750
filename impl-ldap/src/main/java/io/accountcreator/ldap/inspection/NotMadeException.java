package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;

/** Something on this side kept what is missing from being made; the message says what. */
final class NotMadeException extends LDAPException {
    private static final long serialVersionUID = 1L;

    private final String why;

    NotMadeException(String why) {
        super(ResultCode.PARAM_ERROR, why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
