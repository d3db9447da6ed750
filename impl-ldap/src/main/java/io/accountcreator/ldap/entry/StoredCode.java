package io.accountcreator.ldap.entry;

import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.CodeRules;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A code as the directory keeps it: {@code <expiry> <tries left> <begin of the window> <wrong tries in it> <hash> <target>},
 * times in seconds since 1970. One text, so that an assertion on it sees every change.
 *
 * @param expires after this it is void
 * @param triesLeft 0 is void
 * @param window wrong tries at this code and those before it
 * @param hash HMAC-SHA-256 over account, target and code, hexadecimal
 * @param target phone number or e-mail address that it was sent to
 */
public record StoredCode(Instant expires, int triesLeft, TryWindow window, String hash, String target) {
    private static final int PARTS = 6;

    public static Optional<StoredCode> parse(String text) {
        String[] parts = text.split(" ", PARTS);
        if (parts.length < PARTS) {
            return Optional.empty();
        }
        try {
            Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[0]));
            TryWindow window =
                    new TryWindow(Instant.ofEpochSecond(Long.parseLong(parts[2])), Integer.parseInt(parts[3]));
            return Optional.of(new StoredCode(expires, Integer.parseInt(parts[1]), window, parts[4], parts[5]));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The hash of a code for one account and target; worth nothing to another account, and nothing without the pepper. */
    public static String hash(Secret pepper, String dn, String target, Secret code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(pepper.reveal()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(dn + '\0' + target + '\0' + code.reveal())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    public boolean usable(Instant now) {
        return triesLeft > 0 && !expired(now);
    }

    boolean matches(String otherHash) {
        return MessageDigest.isEqual(bytes(hash), bytes(otherHash));
    }

    public boolean toPhone() {
        return PhoneNumbers.isE164(target);
    }

    public StoredCode in(TryWindow otherWindow, int tries) {
        return new StoredCode(expires, tries, otherWindow, hash, target);
    }

    StoredCode withHash(String otherHash) {
        return new StoredCode(expires, triesLeft, window, otherHash, target);
    }

    StoredCode oneTryLess(Instant now, CodeRules rules) {
        return new StoredCode(expires, triesLeft - 1, window.at(now, rules).oneMore(), hash, target);
    }

    public String format() {
        return expires.getEpochSecond() + " " + triesLeft + " " + window.begin().getEpochSecond() + " " + window.wrong()
                + " " + hash + " " + target;
    }
}
