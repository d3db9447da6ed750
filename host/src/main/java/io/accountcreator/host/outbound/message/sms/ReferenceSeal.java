package io.accountcreator.host.outbound.message.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.Secret;
import io.accountcreator.host.access.credential.HmacSha256;
import io.accountcreator.spi.Message.Purpose;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes references and reads them again, at any host that has the same secret: they are encrypted and authenticated (AES-GCM),
 * so that no host has to remember what it sent. Thread-safe.
 */
final class ReferenceSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int BYTES = NONCE_BYTES + Integer.BYTES + 1 + Long.BYTES + TAG_BITS / Byte.SIZE;
    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{" + (BYTES * 4 + 2) / 3 + "}");

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** Takes the secret, of which the key is made: it signs other things besides. */
    ReferenceSeal(Secret secret) {
        byte[] derived = new HmacSha256(secret.reveal().getBytes(UTF_8)).of("delivery reports".getBytes(UTF_8));
        key = new SecretKeySpec(derived, "AES");
    }

    MessageReference seal(Instant sent, Purpose purpose, String phone) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = ByteBuffer.allocate(Integer.BYTES + 1 + Long.BYTES)
                .putInt((int) sent.getEpochSecond())
                .put((byte) purpose.ordinal())
                .putLong(Long.parseLong(phone.substring(1)))
                .array();
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
            System.arraycopy(closed, 0, all, NONCE_BYTES, closed.length);
            String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(all);
            return new MessageReference(sealed, sent, purpose, phone);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** Empty if it was not made with this key. */
    Optional<MessageReference> open(String sealed) {
        if (!SEALED.matcher(sealed).matches()) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            ByteBuffer plain = ByteBuffer.wrap(
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
            Instant sent = Instant.ofEpochSecond(Integer.toUnsignedLong(plain.getInt()));
            Purpose purpose = Purpose.values()[plain.get()];
            return Optional.of(new MessageReference(sealed, sent, purpose, "+" + plain.getLong()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    @Override
    public String toString() {
        return "seal of references";
    }
}
