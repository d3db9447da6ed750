package io.accountcreator.host.observe;

import java.util.Locale;

/** Where requests come in. */
public enum Door {
    /** XML-RPC. */
    GATEWAY,
    /** JSON. */
    JSON,
    /** The activation page. */
    PAGE,
    /** Before any of these, on Java SE. */
    SERVER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
