package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.CODE_WINDOW;
import static io.accountcreator.ldap.config.LdapSetting.EMAIL_CODE_LIFETIME;
import static io.accountcreator.ldap.config.LdapSetting.OLD_PEPPERS;
import static io.accountcreator.ldap.config.LdapSetting.PEPPER;
import static io.accountcreator.ldap.config.LdapSetting.SMS_CODE_LIFETIME;
import static io.accountcreator.ldap.config.LdapSetting.TRIES;
import static io.accountcreator.ldap.config.LdapSetting.WINDOW_TRIES;

import io.accountcreator.Secret;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What codes are made of, and how they may be guessed at.
 *
 * @param peppers what codes are hashed with: the first one new codes, each of them old ones
 * @param tries wrong tries after which a code is void
 * @param windowTries wrong tries in a window, over all codes of an account that have one purpose
 * @param window length of the window
 * @param smsLifetime life of a code that travels by SMS
 * @param emailLifetime life of a code that travels by e-mail
 */
public record CodeRules(
        List<Secret> peppers,
        int tries,
        int windowTries,
        Duration window,
        Duration smsLifetime,
        Duration emailLifetime) {

    private static final int PEPPER_LENGTH = 16;
    private static final Duration LONGEST = Duration.ofDays(3650);

    public static CodeRules from(Settings settings, boolean memory) {
        return new CodeRules(
                peppers(settings, memory),
                settings.integer(TRIES.key(), 1, 100).orElse(3),
                settings.integer(WINDOW_TRIES.key(), 1, 10_000).orElse(6),
                Durations.read(settings, CODE_WINDOW, LONGEST).orElse(Duration.ofHours(1)),
                Durations.read(settings, SMS_CODE_LIFETIME, LONGEST).orElse(Duration.ofHours(1)),
                Durations.read(settings, EMAIL_CODE_LIFETIME, LONGEST).orElse(Duration.ofHours(24)));
    }

    private static List<Secret> peppers(Settings settings, boolean memory) {
        Stream<Secret> old = settings.secret(OLD_PEPPERS.key()).stream()
                .flatMap(peppers -> Arrays.stream(peppers.reveal().split("[\\s,]+")))
                .filter(pepper -> !pepper.isEmpty())
                .map(pepper -> longEnough(OLD_PEPPERS, Secret.of(pepper)));
        return Stream.concat(Stream.of(pepper(settings, memory)), old).toList();
    }

    private static Secret pepper(Settings settings, boolean memory) {
        Optional<Secret> pepper = settings.secret(PEPPER.key());
        if (pepper.isEmpty() && memory) {
            // The codes die with the process, so may what they are hashed with.
            byte[] random = new byte[PEPPER_LENGTH];
            new SecureRandom().nextBytes(random);
            return Secret.of(HexFormat.of().formatHex(random));
        }
        return longEnough(PEPPER, pepper.orElseThrow(() -> new SettingException(PEPPER.key(), expected())));
    }

    private static Secret longEnough(LdapSetting setting, Secret pepper) {
        if (pepper.reveal().length() < PEPPER_LENGTH) {
            throw new SettingException(setting.key(), "***", expected());
        }
        return pepper;
    }

    private static String expected() {
        return "a random text of at least " + PEPPER_LENGTH + " characters, the same on every host";
    }

    public Duration lifetime(Channel channel) {
        return switch (channel) {
            case SMS -> smsLifetime;
            case EMAIL -> emailLifetime;
        };
    }
}
