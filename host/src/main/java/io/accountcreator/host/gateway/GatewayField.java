package io.accountcreator.host.gateway;

/** What a parameter of a method is, with the longest value that is taken and the old server's text for a missing one. */
enum GatewayField {
    /** Phone number, E.164 with a plus. */
    PHONE(64, Texts.NO_PHONE),
    /** User name, or the phone number that stands for one. */
    USER(1024, Texts.NO_USER),
    /** E-mail address. */
    EMAIL(254, Texts.NO_EMAIL),
    /** HA1 of the password. */
    HASH(256, Texts.NO_OLD_HASH),
    /** HA1 of the password to be. */
    NEW_HASH(256, Texts.NO_NEW_HASH),
    /** Clear password, or its HA1. */
    CREDENTIAL(1024, Texts.NO_PASSWORD),
    /** Code out of a message. */
    CODE(64, Texts.BAD_KEY),
    /** SIP domain. */
    DOMAIN(253, Texts.NO_USER),
    /** Digest algorithm. */
    ALGORITHM(64, Texts.NO_ALGORITHM),
    /** Language of messages. */
    LANGUAGE(64, Texts.NO_USER),
    /** Name of the app. */
    USER_AGENT(256, Texts.NO_USER);

    private final int mostBytes;
    private final String ifMissing;

    GatewayField(int mostBytes, String ifMissing) {
        this.mostBytes = mostBytes;
        this.ifMissing = ifMissing;
    }

    int mostBytes() {
        return mostBytes;
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
