package io.accountcreator.host.inbound.report;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider reports of a message.
 *
 * @param state how far it came
 * @param code the provider's code of an error, null if it told none that may be logged
 */
record DeliveryReport(State state, @Nullable String code) {
    /** Numbers and short tokens only: no sentence, and no phone number. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,8}");

    /** How far a message came. */
    enum State {
        /** Nothing is certain yet. */
        UNDER_WAY,
        /** It reached the phone. */
        DELIVERED,
        /** It did not, and will not. */
        UNDELIVERED
    }

    static DeliveryReport of(State state, @Nullable String code) {
        return new DeliveryReport(state, code != null && CODE.matcher(code).matches() ? code : null);
    }

    /** Says it for the log. */
    String text() {
        return switch (state) {
            case UNDER_WAY -> "under way";
            case DELIVERED -> "delivered";
            case UNDELIVERED -> code == null ? "not delivered" : "not delivered, the provider's code " + code;
        };
    }
}
