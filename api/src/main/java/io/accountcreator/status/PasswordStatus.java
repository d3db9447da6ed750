package io.accountcreator.status;

/**
 * Whether a password can be taken.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorPasswordStatus}).
 */
public enum PasswordStatus {
    /** The value was taken. */
    OK(0),
    /** Missing, or shorter than the smallest length, in bytes of UTF-8. */
    TOO_SHORT(1),
    /** Longer than the greatest length, in bytes of UTF-8. */
    TOO_LONG(2),
    /** Holds a control character. */
    INVALID_CHARACTERS(3),
    /** Never answered here; kept because the client library has it. */
    MISSING_CHARACTERS(4);

    private final int code;

    PasswordStatus(int code) {
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
