package io.accountcreator.host.start;

import java.util.logging.LogManager;

/**
 * Keeps the handlers of java.util.logging open while the host ends: the JDK's own shutdown hook would close them at once, and
 * what requests under way end with would not be logged. Public for the JDK, which makes it.
 */
public final class HostLogManager extends LogManager {
    private static volatile boolean kept;

    /** For the JDK. */
    public HostLogManager() {}

    /** From now on handlers stay open until the process is gone. */
    static void keepHandlers() {
        kept = true;
    }

    @Override
    public void reset() {
        if (!kept) {
            super.reset();
        }
    }
}
