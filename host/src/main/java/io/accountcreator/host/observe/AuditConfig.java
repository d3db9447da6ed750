package io.accountcreator.host.observe;

import io.accountcreator.spi.Settings;
import java.util.Arrays;
import java.util.Locale;

/**
 * The settings of the audit log, read once. Immutable.
 *
 * @param format how lines are written
 * @param documents what they say
 * @param refusalsPerSecond how many refusals are written in one second
 */
record AuditConfig(AuditFormat format, AuditDocuments documents, int refusalsPerSecond) {
    private static final int MOST_REFUSALS = 1_000;

    static AuditConfig from(Settings settings) {
        KeptAddress addresses = oneOf(
                settings, AuditSetting.ADDRESS, KeptAddress.values(), KeptAddress.NETWORK, "full, network or off");
        return new AuditConfig(
                oneOf(settings, AuditSetting.FORMAT, AuditFormat.values(), AuditFormat.TEXT, "text, json or off"),
                new AuditDocuments(Pseudonyms.from(settings), addresses),
                settings.integer(AuditSetting.REFUSALS.key(), 0, MOST_REFUSALS).orElse(10));
    }

    private static <E extends Enum<E>> E oneOf(
            Settings settings, AuditSetting setting, E[] values, E otherwise, String expected) {
        return settings.parse(setting.key(), expected, text -> Arrays.stream(values)
                        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new))
                .orElse(otherwise);
    }
}
