package io.accountcreator.status;

/**
 * Whether an e-mail address can be taken.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorEmailStatus}).
 */
public enum EmailStatus {
    /** The value was taken, in lower case. */
    OK(0),
    /** Missing, or not of the form {@code something@something.anything}. */
    MALFORMED(1),
    /** Does not end in a dot and two or more ASCII letters, or holds a control character. */
    INVALID_CHARACTERS(2);

    private final int code;

    EmailStatus(int code) {
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
