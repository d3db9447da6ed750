package io.accountcreator.host.inbound.xmlrpc;

/** The words of the protocol, as clients compare them. */
final class WireTexts {
    static final String OK = "OK";
    static final String NOK = "NOK";
    static final String OK_ALIAS = "OK_ALIAS";
    static final String OK_ACCOUNT = "OK_ACCOUNT";
    static final String NO_USER = "ERROR_USERNAME_PARAMETER_NOT_FOUND";
    static final String NO_PHONE = "ERROR_PHONE_PARAMETER_NOT_FOUND";
    static final String NO_EMAIL = "ERROR_EMAIL_PARAMETER_NOT_FOUND";
    static final String NO_OLD_HASH = "ERROR_OLD_HASH_NOT_FOUND";
    static final String NO_NEW_HASH = "ERROR_NEW_HASH_NOT_FOUND";
    static final String NO_PASSWORD = "ERROR_PASSWORD_NOT_FOUND";
    static final String NOT_E164 = "ERROR_PHONE_ISNT_E164";
    static final String NO_ALGORITHM = "ERROR_ALGO_NOT_SUPPORTED";
    static final String BAD_KEY = "ERROR_KEY_DOESNT_MATCH";
    static final String BAD_PASSWORD = "ERROR_PASSWORD_DOESNT_MATCH";
    static final String NO_ACCOUNT = "ERROR_ACCOUNT_DOESNT_EXIST";
    static final String NO_ALIAS = "ERROR_ALIAS_DOESNT_EXIST";
    static final String ACCOUNT_TAKEN = "ERROR_ACCOUNT_ALREADY_IN_USE";
    static final String ALIAS_TAKEN = "ERROR_ALIAS_ALREADY_IN_USE";
    static final String EMAIL_TAKEN = "ERROR_EMAIL_ALREADY_IN_USE";
    static final String ALREADY_ACTIVATED = "ERROR_ACCOUNT_ALREADY_ACTIVATED";
    static final String NOT_ACTIVATED = "ERROR_ACCOUNT_NOT_ACTIVATED";
    /** What clients know; the old server says ERROR_CANT_SEND_SMS, which they do not. */
    static final String NO_SMS = "ERROR_CANNOT_SEND_SMS";

    static final String TOO_MANY_SMS = "ERROR_MAX_SMS_EXCEEDED";

    private WireTexts() {}
}
