package io.accountcreator.host.access.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.Secret;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 with one key, which is not printed. Thread-safe. */
public final class HmacSha256 {
    private static final String NAME = "HmacSHA256";
    private static final int LEAST_CHARACTERS = 16;
    private static final int RANDOM_BYTES = 32;

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
     * Takes the key that a setting has, so that several hosts have the same; else a random one of this process.
     *
     * @param settings where to read
     * @param key of the secret
     * @return with that key
     * @throws SettingException if it is short; never with the secret in its message
     */
    public static HmacSha256 from(Settings settings, String key) {
        return new HmacSha256(
                settings.secret(key).map(secret -> checked(key, secret)).orElseGet(HmacSha256::random));
    }

    private static byte[] checked(String key, Secret secret) {
        if (secret.reveal().length() < LEAST_CHARACTERS) {
            throw new SettingException(key, "***", "a random text of at least " + LEAST_CHARACTERS + " characters");
        }
        return secret.reveal().getBytes(UTF_8);
    }

    private static byte[] random() {
        byte[] key = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /**
     * Authenticates several texts, each with its length, so that no two lists of texts are the same message.
     *
     * @param texts in their order
     * @return 32 bytes
     */
    public byte[] ofAll(List<String> texts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] bytes = text.getBytes(UTF_8);
            message.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            message.writeBytes(bytes);
        }
        return of(message.toByteArray());
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
