package io.accountcreator.host.inbound.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what the host would log out of the way of a command's output, until it is closed. */
final class QuietLog implements AutoCloseable {
    /** Kept, as its level would be forgotten with it. */
    private static final Logger OURS = Logger.getLogger("io.accountcreator");

    private static final Logger AUDIT = Logger.getLogger("io.accountcreator.audit");

    private final @Nullable Level before = OURS.getLevel();
    private final @Nullable Level auditBefore = AUDIT.getLevel();

    /**
     * Sets how much is logged.
     *
     * @param verbose whether to tell what goes on, besides what goes wrong
     * @param audited whether the audit log is written
     */
    QuietLog(boolean verbose, boolean audited) {
        if (audited && auditBefore == null) {
            AUDIT.setLevel(Level.INFO);
        }
        OURS.setLevel(verbose ? Level.INFO : Level.WARNING);
    }

    @Override
    public void close() {
        OURS.setLevel(before);
        AUDIT.setLevel(auditBefore);
    }
}
