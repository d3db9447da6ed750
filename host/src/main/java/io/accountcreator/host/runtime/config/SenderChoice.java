package io.accountcreator.host.runtime.config;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What carries codes to people.
 *
 * @param email to e-mail addresses
 * @param sms to phone numbers
 */
public record SenderChoice(Kind email, Kind sms) {
    /** Ways to carry codes. */
    public enum Kind {
        /** Nothing: operations that have to send fail. */
        NONE,
        /** Standard output, for trying out. */
        CONSOLE,
        /** A file, for trying out. */
        FILE,
        /** A mail server; e-mail only. */
        SMTP,
        /** An SMS provider's HTTP interface; SMS only. */
        HTTP
    }

    private static final Set<Kind> BOTH = EnumSet.of(Kind.NONE, Kind.CONSOLE, Kind.FILE);
    private static final Set<Kind> EMAIL = EnumSet.of(Kind.NONE, Kind.CONSOLE, Kind.FILE, Kind.SMTP);
    private static final Set<Kind> SMS = EnumSet.of(Kind.NONE, Kind.CONSOLE, Kind.FILE, Kind.HTTP);

    /**
     * Reads the choice.
     *
     * @param settings where it is said
     * @return the choice, {@link Kind#NONE} where nothing is said
     * @throws SettingException if a value is bad
     */
    public static SenderChoice from(Settings settings) {
        Kind both = read(settings, MessageSetting.SENDER, BOTH, Kind.NONE);
        return new SenderChoice(
                read(settings, MessageSetting.SENDER_EMAIL, EMAIL, both),
                read(settings, MessageSetting.SENDER_SMS, SMS, both));
    }

    private static Kind read(Settings settings, MessageSetting setting, Set<Kind> allowed, Kind otherwise) {
        String expected = allowed.stream().map(SenderChoice::word).collect(Collectors.joining(", ", "one of ", ""));
        return settings.parse(setting.key(), expected, text -> allowed.stream()
                        .filter(kind -> word(kind).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(text)))
                .orElse(otherwise);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
