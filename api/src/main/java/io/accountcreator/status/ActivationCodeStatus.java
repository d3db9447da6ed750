package io.accountcreator.status;

/**
 * Whether an activation code can be taken.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorActivationCodeStatus}).
 */
public enum ActivationCodeStatus {
    /** The value was taken. */
    OK(0),
    /** Never answered here; kept because the client library has it. */
    TOO_SHORT(1),
    /** Never answered here; kept because the client library has it. */
    TOO_LONG(2),
    /** Holds a control character. */
    INVALID_CHARACTERS(3);

    private final int code;

    ActivationCodeStatus(int code) {
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
