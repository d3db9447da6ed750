package io.accountcreator.status;

/**
 * Whether a language can be taken.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorLanguageStatus}).
 */
public enum LanguageStatus {
    /** The value was taken. */
    OK(0),
    /** Holds a control character (a rule of this project: the client library takes anything). */
    INVALID_CHARACTERS(1);

    private final int code;

    LanguageStatus(int code) {
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
