package io.accountcreator.ldap.config;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.Optional;

/** Reads durations that a clock can still be moved by: a slip of the finger must not turn up as a failed request. */
final class Durations {
    private static final Duration LEAST = Duration.ofMillis(1);

    private Durations() {}

    static Optional<Duration> read(Settings settings, LdapSetting setting, Duration most) {
        Optional<Duration> duration = settings.duration(setting.key());
        duration.filter(d -> d.compareTo(most) > 0 || d.compareTo(LEAST) < 0).ifPresent(d -> {
            throw new SettingException(setting.key(), d.toString(), "a duration from " + LEAST + " to " + most);
        });
        return duration;
    }
}
