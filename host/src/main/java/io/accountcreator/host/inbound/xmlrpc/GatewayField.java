package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.host.access.operation.AccountField;

/** What a parameter of a method is, with the field that it fills and the old server's text for a missing one. */
enum GatewayField {
    /** Phone number, E.164 with a plus. */
    PHONE(AccountField.PHONE, WireTexts.NO_PHONE),
    /** User name, or the phone number that stands for one. */
    USER(AccountField.USERNAME, WireTexts.NO_USER),
    /** E-mail address. */
    EMAIL(AccountField.EMAIL, WireTexts.NO_EMAIL),
    /** HA1 of the password. */
    HASH(AccountField.HA1, WireTexts.NO_OLD_HASH),
    /** HA1 of the password to be. */
    NEW_HASH(AccountField.NEW_HA1, WireTexts.NO_NEW_HASH),
    /** Clear password, or its HA1. */
    CREDENTIAL(AccountField.PASSWORD, WireTexts.NO_PASSWORD),
    /** Code out of a message. */
    CODE(AccountField.ACTIVATION_CODE, WireTexts.BAD_KEY),
    /** SIP domain. */
    DOMAIN(AccountField.DOMAIN, WireTexts.NO_USER),
    /** Digest algorithm. */
    ALGORITHM(AccountField.ALGORITHM, WireTexts.NO_ALGORITHM),
    /** Language of messages. */
    LANGUAGE(AccountField.LANGUAGE, WireTexts.NO_USER),
    /** Name of the app. */
    USER_AGENT(AccountField.USER_AGENT, WireTexts.NO_USER);

    private final AccountField asked;
    private final String ifMissing;

    GatewayField(AccountField asked, String ifMissing) {
        this.asked = asked;
        this.ifMissing = ifMissing;
    }

    AccountField asked() {
        return asked;
    }

    String ifMissing() {
        return ifMissing;
    }

    /** A parameter that may be empty or left out. */
    Parameter optional() {
        return new Parameter(this, Need.OPTIONAL);
    }

    /** A parameter without which the old server's text is the answer. */
    Parameter required() {
        return new Parameter(this, Need.TEXT);
    }

    /** A parameter without which the call is refused with HTTP 400, as every text would be misunderstood. */
    Parameter strict() {
        return new Parameter(this, Need.BAD_REQUEST);
    }

    /** What happens without a value. */
    enum Need {
        /** The method goes on. */
        OPTIONAL,
        /** The old server's text is answered. */
        TEXT,
        /** HTTP 400 is answered. */
        BAD_REQUEST
    }

    /** One place in the list of a method's parameters. */
    record Parameter(GatewayField field, Need need) {}
}
