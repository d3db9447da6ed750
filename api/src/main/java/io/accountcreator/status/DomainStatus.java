package io.accountcreator.status;

/**
 * Whether a domain can be taken.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorDomainStatus}).
 */
public enum DomainStatus {
    /** The value was taken, in lower case. */
    OK(0),
    /** Holds a control character. */
    INVALID(1);

    private final int code;

    DomainStatus(int code) {
        this.code = code;
    }

    /**
     * Gives the number that the client library uses for this constant.
     *
     * @return the code, never negative
     */
    public int code() {
        return code;
    }
}
