package io.accountcreator.host.outbound.audit;

import java.util.Locale;

/** Where requests come in. */
public enum EntryPoint {
    /** XML-RPC. */
    GATEWAY,
    /** JSON. */
    JSON,
    /** The activation page. */
    PAGE,
    /** Reports of the SMS provider. */
    REPORT,
    /** None of these: nothing is there, or it was refused before. */
    SERVER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
