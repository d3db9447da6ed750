package io.accountcreator.status;

/**
 * Whether a user name can be taken.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorUsernameStatus}).
 */
public enum UsernameStatus {
    /** The value was taken. */
    OK(0),
    /** Shorter than the smallest length, in bytes of UTF-8. */
    TOO_SHORT(1),
    /** Longer than the greatest length, in bytes of UTF-8. */
    TOO_LONG(2),
    /** Does not match the expression of the settings, or holds a control character. */
    INVALID_CHARACTERS(3),
    /** Empty, or not a phone number where one is asked for. */
    INVALID(4);

    private final int code;

    UsernameStatus(int code) {
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
