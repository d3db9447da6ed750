package io.accountcreator.host.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what the host would log out of the way of a command's output, until it is closed. */
final class QuietLog implements AutoCloseable {
    /** Kept, as its level would be forgotten with it. */
    private static final Logger OURS = Logger.getLogger("io.accountcreator");

    private final @Nullable Level before = OURS.getLevel();

    /**
     * Sets how much is logged.
     *
     * @param verbose whether to tell what goes on, besides what goes wrong
     */
    QuietLog(boolean verbose) {
        OURS.setLevel(verbose ? Level.INFO : Level.WARNING);
    }

    @Override
    public void close() {
        OURS.setLevel(before);
    }
}
