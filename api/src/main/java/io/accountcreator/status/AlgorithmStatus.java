package io.accountcreator.status;

/**
 * Whether a digest algorithm can be taken.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorAlgoStatus}).
 */
public enum AlgorithmStatus {
    /** The value was taken. */
    OK(0),
    /** Neither {@code MD5} nor {@code SHA-256}; letter case counts. */
    NOT_SUPPORTED(1);

    private final int code;

    AlgorithmStatus(int code) {
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
