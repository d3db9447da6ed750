package io.accountcreator.host.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.Secret;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what the page gives to browsers and wants back: a token in its form, which shows that the page was opened before its
 * button was pressed, and a proof that this browser has activated this account. Thread-safe.
 */
final class PageKey {
    /** Key by which several hosts take each other's tokens. Default: a random one of this process. May be in a file. */
    static final String SETTING = "accountcreator.page.secret";

    private static final String HMAC = "HmacSHA256";
    private static final int LEAST = 16;

    private final SecretKeySpec key;

    PageKey(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    static PageKey from(Settings settings) {
        return settings.secret(SETTING).map(PageKey::checked).orElseGet(PageKey::random);
    }

    private static PageKey checked(Secret secret) {
        if (secret.reveal().length() < LEAST) {
            throw new SettingException(SETTING, "***", "a random text of at least " + LEAST + " characters");
        }
        return new PageKey(secret.reveal().getBytes(UTF_8));
    }

    private static PageKey random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new PageKey(key);
    }

    String token(ActivationQuery query) {
        return sign("token", query);
    }

    boolean isToken(ActivationQuery query) {
        return isSame(token(query), query.token());
    }

    String proof(ActivationQuery query) {
        return sign("proof", query);
    }

    boolean isProof(ActivationQuery query, @Nullable String given) {
        return isSame(proof(query), given);
    }

    private static boolean isSame(String right, @Nullable String given) {
        return given != null && MessageDigest.isEqual(right.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private String sign(String what, ActivationQuery query) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String part :
                    new String[] {what, query.username(), query.code().reveal(), text(query.domain())}) {
                byte[] bytes = part.getBytes(UTF_8);
                // With their lengths, no two lists of parts are the same bytes.
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
