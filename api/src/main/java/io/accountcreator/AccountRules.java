package io.accountcreator;

import io.accountcreator.spi.OwnExpression;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.AlgorithmStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.EmailStatus;
import io.accountcreator.status.Ha1Status;
import io.accountcreator.status.LanguageStatus;
import io.accountcreator.status.PasswordStatus;
import io.accountcreator.status.TransportStatus;
import io.accountcreator.status.UsernameStatus;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a creator takes into its fields: the rules of the client library's setters, with the limits of the settings. Lengths
 * count bytes of UTF-8 and are inclusive; 0 means no limit. Control characters are refused everywhere, so that none gets
 * into a log, a directory or a message. Immutable.
 *
 * @param usernameMinLength smallest length of a user name
 * @param usernameMaxLength greatest length of a user name
 * @param usernameRegex must match the whole user name, null for any
 * @param usernameIsPhone whether a user name must look like a phone number
 * @param passwordMinLength smallest length of a password
 * @param passwordMaxLength greatest length of a password
 * @param domain default domain, lower case, null for none
 * @param algorithm default algorithm, null for none (which means MD5 to a server)
 * @param phoneCheck to which phone numbers messages may go
 */
public record AccountRules(
        int usernameMinLength,
        int usernameMaxLength,
        @Nullable Pattern usernameRegex,
        boolean usernameIsPhone,
        int passwordMinLength,
        int passwordMaxLength,
        @Nullable String domain,
        @Nullable Algorithm algorithm,
        PhoneCheck phoneCheck) {

    /** No limits and no defaults. */
    public static final AccountRules NONE = new AccountRules(0, 0, null, false, 0, 0, null, null, PhoneCheck.NONE);

    /** Longest user name where the settings say nothing: what the field's databases hold. */
    private static final int USERNAME_MAX_LENGTH = 64;

    private static final int LONGEST = 10_000;
    private static final String DOMAIN = "accountcreator.domain";
    /** {@code .+@.+\..*}, in a form that long texts of many at signs do not keep busy. */
    private static final Pattern EMAIL = Pattern.compile(".[^@]*+@.[^.]*+\\..*", Pattern.DOTALL);

    private static final Pattern EMAIL_END = Pattern.compile(".*\\.[A-Za-z]{2,}", Pattern.DOTALL);

    /**
     * Reads the rules from the settings {@code accountcreator.username.*}, {@code .password.*}, {@code .domain} and
     * {@code .algorithm}, and those of {@link PhoneCheck#from}.
     *
     * @param settings where to read
     * @return the rules; user names are limited to 64 bytes if the settings do not say otherwise
     * @throws SettingException if a value is bad
     */
    public static AccountRules from(Settings settings) {
        return new AccountRules(
                leastLength(settings, "username", USERNAME_MAX_LENGTH),
                length(settings, "username.max-length", USERNAME_MAX_LENGTH),
                settings.parse("accountcreator.username.regex", "a regular expression", Pattern::compile)
                        .orElse(null),
                settings.flag("accountcreator.username.phone-number"),
                leastLength(settings, "password", 0),
                length(settings, "password.max-length", 0),
                settings.text(DOMAIN)
                        .map(domain -> DomainName.checked(DOMAIN, domain))
                        .orElse(null),
                settings.parse("accountcreator.algorithm", "MD5 or SHA-256", AccountRules::algorithmOrThrow)
                        .orElse(null),
                PhoneCheck.from(settings));
    }

    /** No more than the greatest, or nothing at all would be taken. */
    private static int leastLength(Settings settings, String field, int greatestAbsent) {
        String name = field + ".min-length";
        int least = length(settings, name, 0);
        int greatest = length(settings, field + ".max-length", greatestAbsent);
        if (greatest > 0 && least > greatest) {
            throw new SettingException(
                    "accountcreator." + name,
                    Integer.toString(least),
                    "at most accountcreator." + field + ".max-length, " + greatest);
        }
        return least;
    }

    private static int length(Settings settings, String name, int absent) {
        return settings.integer("accountcreator." + name, 0, LONGEST).orElse(absent);
    }

    private static Algorithm algorithmOrThrow(String name) {
        return Algorithm.of(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    UsernameStatus username(String value) {
        int bytes = bytes(value);
        if (bytes < usernameMinLength) {
            return UsernameStatus.TOO_SHORT;
        }
        if (usernameMaxLength > 0 && bytes > usernameMaxLength) {
            return UsernameStatus.TOO_LONG;
        }
        if (usernameIsPhone && !PhoneNumbers.looksLikePhoneNumber(value)) {
            return UsernameStatus.INVALID;
        }
        if (hasControl(value) || (usernameRegex != null && !OwnExpression.matches(usernameRegex, value))) {
            return UsernameStatus.INVALID_CHARACTERS;
        }
        return value.isEmpty() ? UsernameStatus.INVALID : UsernameStatus.OK;
    }

    PasswordStatus password(@Nullable String value) {
        if (value == null || bytes(value) < passwordMinLength) {
            return PasswordStatus.TOO_SHORT;
        }
        if (passwordMaxLength > 0 && bytes(value) > passwordMaxLength) {
            return PasswordStatus.TOO_LONG;
        }
        return hasControl(value) ? PasswordStatus.INVALID_CHARACTERS : PasswordStatus.OK;
    }

    EmailStatus email(@Nullable String value) {
        if (value == null || !EMAIL.matcher(value).matches()) {
            return EmailStatus.MALFORMED;
        }
        return hasControl(value) || !EMAIL_END.matcher(value).matches()
                ? EmailStatus.INVALID_CHARACTERS
                : EmailStatus.OK;
    }

    DomainStatus domain(String value) {
        return hasControl(value) ? DomainStatus.INVALID : DomainStatus.OK;
    }

    AlgorithmStatus algorithm(String value) {
        return Algorithm.of(value).isPresent() ? AlgorithmStatus.OK : AlgorithmStatus.NOT_SUPPORTED;
    }

    ActivationCodeStatus activationCode(String value) {
        return hasControl(value) ? ActivationCodeStatus.INVALID_CHARACTERS : ActivationCodeStatus.OK;
    }

    Ha1Status ha1(String value) {
        Optional<Algorithm> shape = Ha1.algorithmOf(value);
        return shape.isPresent() ? Ha1Status.OK : Ha1Status.MALFORMED;
    }

    LanguageStatus language(String value) {
        return hasControl(value) ? LanguageStatus.INVALID_CHARACTERS : LanguageStatus.OK;
    }

    /** A display name, where a backslash at the end or a control character is refused: both have tripped SIP parsers. */
    UsernameStatus displayName(String value) {
        return hasControl(value) || value.endsWith("\\") ? UsernameStatus.INVALID : UsernameStatus.OK;
    }

    TransportStatus transport(Transport value) {
        return value == Transport.DTLS ? TransportStatus.UNSUPPORTED : TransportStatus.OK;
    }

    /**
     * Looks for what no field takes, as it must get into no log, directory or message.
     *
     * @param value any text
     * @return whether it has a control character or a line separator
     */
    public static boolean hasControl(String value) {
        return value.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}
