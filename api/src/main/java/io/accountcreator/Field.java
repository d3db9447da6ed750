package io.accountcreator;

/** A field that a request carries or that a final status changes. */
public enum Field {
    /** User name, spelling kept. */
    USERNAME(false),
    /** Clear password. */
    PASSWORD(true),
    /** Phone number, E.164 with a plus. */
    PHONE(false),
    /** E-mail address, lower case. */
    EMAIL(false),
    /** SIP domain, which is the realm too. */
    DOMAIN(false),
    /** Digest algorithm. */
    ALGORITHM(false),
    /** HA1 of the current password. */
    HA1(true),
    /** Code out of a message. */
    ACTIVATION_CODE(true),
    /** Clear password to be. */
    NEW_PASSWORD(true),
    /** HA1 to be. */
    NEW_HA1(true);

    private final boolean secret;

    Field(boolean secret) {
        this.secret = secret;
    }

    /**
     * Says whether the value must not appear in logs, events and texts.
     *
     * @return true for passwords, HA1s and codes
     */
    public boolean secret() {
        return secret;
    }
}
