package io.accountcreator.host.observe;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 with one key, which is not printed. Thread-safe. */
public final class HmacSha256 {
    private static final String NAME = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * Takes the key.
     *
     * @param key not empty
     */
    public HmacSha256(byte[] key) {
        this.key = new SecretKeySpec(key, NAME);
    }

    /**
     * Authenticates a message.
     *
     * @param message any
     * @return 32 bytes
     */
    public byte[] of(byte[] message) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + NAME, e);
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
