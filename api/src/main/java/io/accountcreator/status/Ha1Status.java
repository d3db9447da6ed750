package io.accountcreator.status;

/**
 * Whether an HA1 can be taken; a rule of this project, as the client library takes any text.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, which has no such enum).
 */
public enum Ha1Status {
    /** The value was taken. */
    OK(0),
    /** Not 32 (MD5) or 64 (SHA-256) lower-case hexadecimal digits. */
    MALFORMED(1);

    private final int code;

    Ha1Status(int code) {
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
