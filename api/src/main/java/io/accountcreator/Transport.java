package io.accountcreator;

/** The transport that the finished account is to use; the codes are those of the client library. */
public enum Transport {
    /** UDP. */
    UDP(0),
    /** TCP, the default. */
    TCP(1),
    /** TLS over TCP. */
    TLS(2),
    /** DTLS, which account creation does not support. */
    DTLS(3);

    private final int code;

    Transport(int code) {
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
