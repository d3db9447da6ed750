package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.RECONCILE_INTERVAL;
import static io.accountcreator.ldap.config.LdapSetting.TOMBSTONE;
import static io.accountcreator.ldap.config.LdapSetting.UNCONFIRMED_LIFETIME;

import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long what is no longer used is kept.
 *
 * @param unconfirmed entry of an account that nobody confirmed, from the end of its code
 * @param tombstone entry that keeps the name of a deleted account from being taken; zero for none
 * @param interval between two runs that tidy up, empty for none
 */
public record Retention(Duration unconfirmed, Duration tombstone, Optional<Duration> interval) {
    private static final Duration LONGEST = Duration.ofDays(3650);

    static Retention from(Settings settings) {
        boolean never =
                settings.text(RECONCILE_INTERVAL.key()).filter("never"::equals).isPresent();
        return new Retention(
                Durations.read(settings, UNCONFIRMED_LIFETIME, LONGEST).orElse(Duration.ofDays(7)),
                Durations.read(settings, TOMBSTONE, LONGEST).orElse(Duration.ZERO),
                never
                        ? Optional.empty()
                        : Durations.read(settings, RECONCILE_INTERVAL, LONGEST)
                                .or(() -> Optional.of(Duration.ofDays(1))));
    }

    public boolean leavesTombstones() {
        return !tombstone.isZero();
    }

    /** Whether the name of a deleted account may be taken. */
    public boolean isOver(Instant deleted, Instant now) {
        return !now.isBefore(deleted.plus(tombstone));
    }
}
