package io.accountcreator.host.start;

import java.util.logging.LogManager;

/**
 * Keeps the handlers of java.util.logging open while the host ends: the JDK's own shutdown hook would close them at once, and
 * what requests under way end with would not be logged. Public for the JDK, which makes it.
 */
public final class HostLogManager extends LogManager {
    private static volatile boolean serving;

    /** For the JDK. */
    public HostLogManager() {}

    /** Tells whether handlers are to stay open. */
    static void serving(boolean now) {
        serving = now;
    }

    @Override
    public void reset() {
        if (!serving) {
            super.reset();
        }
    }
}
