package io.accountcreator.host.outbound.audit;

import io.accountcreator.spi.Settings;

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
        AddressPrecision addresses = settings.oneOf(AuditSetting.ADDRESS.key(), AddressPrecision.class)
                .orElse(AddressPrecision.NETWORK);
        return new AuditConfig(
                settings.oneOf(AuditSetting.FORMAT.key(), AuditFormat.class).orElse(AuditFormat.TEXT),
                new AuditDocuments(Pseudonyms.from(settings), addresses),
                settings.integer(AuditSetting.REFUSALS.key(), 0, MOST_REFUSALS).orElse(10));
    }
}
