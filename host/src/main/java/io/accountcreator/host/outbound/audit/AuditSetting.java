package io.accountcreator.host.outbound.audit;

/** The settings of the audit log, all below {@code accountcreator.audit.}. */
enum AuditSetting {
    /** How lines are written: text, json or off. Default text. */
    FORMAT("format"),
    /** What subjects are hashed with; may stand in a file. Default: a random one of this process. */
    KEY("key"),
    /** How much of a client's address is kept: full, network or off. Default network. */
    ADDRESS("address"),
    /** How many refusals are written in one second; of more only the number is. Default 10. */
    REFUSALS("refusals");

    private final String key;

    AuditSetting(String name) {
        key = "accountcreator.audit." + name;
    }

    /** The whole key. */
    String key() {
        return key;
    }
}
