package io.accountcreator.host.access.limit;

import io.accountcreator.spi.Operation;

/** What a request costs the operator, or those whose accounts it is about; each kind has limits of its own. */
enum LimitGroup {
    /** Sends a message, which has to be paid for. */
    MESSAGES("messages", "30/PT1H", "120/PT1H"),
    /** Tries a code or a password. */
    TRIES("tries", "120/PT1H", "480/PT1H"),
    /** Looks up a fact about an account. */
    QUESTIONS("questions", "600/PT10M", "2400/PT10M");

    private final String key;
    private final String ofAddress;
    private final String ofNetwork;

    /** The limits are those of the documentation. */
    LimitGroup(String name, String ofAddress, String ofNetwork) {
        this.key = "accountcreator.limit." + name;
        this.ofAddress = ofAddress;
        this.ofNetwork = ofNetwork;
    }

    static LimitGroup of(Operation operation) {
        return switch (operation.kind()) {
            case MESSAGE -> MESSAGES;
            case TRY -> TRIES;
            case QUESTION -> QUESTIONS;
        };
    }

    /** Key of the limit of one address. */
    String addressKey() {
        return key;
    }

    /** Key of the limit of one network. */
    String networkKey() {
        return key + ".network";
    }

    String addressDefault() {
        return ofAddress;
    }

    String networkDefault() {
        return ofNetwork;
    }
}
