package io.accountcreator.host.outbound.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.PhoneNumberForms;
import io.accountcreator.host.access.credential.HmacSha256;
import io.accountcreator.spi.Settings;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for people in what is written down: whoever has the key finds a person's lines again, and without it nobody can
 * read out of them, or find by trying all numbers, who it was. Thread-safe.
 */
final class Pseudonyms {
    /** Half of an HMAC: enough that no two people share one. */
    static final int HEX_DIGITS = 32;

    private final HmacSha256 hmac;

    private Pseudonyms(HmacSha256 hmac) {
        this.hmac = hmac;
    }

    static Pseudonyms from(Settings settings) {
        return new Pseudonyms(HmacSha256.from(settings, AuditSetting.KEY.key()));
    }

    /** An account; names and domains compare without case. */
    @Nullable
    String account(@Nullable String username, @Nullable String domain) {
        return username == null ? null : of((username + '@' + (domain == null ? "" : domain)).toLowerCase(Locale.ROOT));
    }

    /** A phone number in its international form; one person's, however it was written. */
    @Nullable
    String phone(@Nullable String number) {
        return number == null ? null : of(PhoneNumberForms.normal(number));
    }

    private String of(String text) {
        return HexFormat.of().formatHex(hmac.of(text.getBytes(UTF_8))).substring(0, HEX_DIGITS);
    }
}
