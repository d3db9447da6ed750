package io.accountcreator.host.outbound.audit;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is written to the audit log while this is open. */
public final class AuditLines extends Handler implements AutoCloseable {
    /** Kept, as its handler would be forgotten with it. */
    private static final Logger LOGGER = Logger.getLogger("io.accountcreator.audit");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level before = LOGGER.getLevel();

    public AuditLines() {
        LOGGER.setLevel(Level.INFO);
        LOGGER.addHandler(this);
    }

    /** Waits for so many lines, and gives and forgets them. */
    public List<String> take(int count) {
        await().until(() -> lines.size() >= count);
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setLevel(before);
    }
}
