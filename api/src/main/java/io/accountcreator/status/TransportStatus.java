package io.accountcreator.status;

/**
 * Whether a transport can be taken.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorTransportStatus}).
 */
public enum TransportStatus {
    /** The value was taken. */
    OK(0),
    /** Account creation does not know the transport. */
    UNSUPPORTED(1);

    private final int code;

    TransportStatus(int code) {
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
