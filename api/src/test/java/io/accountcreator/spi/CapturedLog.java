package io.accountcreator.spi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What our own classes log while this is open, every level; it goes nowhere else. */
public final class CapturedLog extends Handler implements AutoCloseable {
    /** Held, for loggers are forgotten. */
    private final Logger logger;

    private final Level before;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Of all our classes. */
    public CapturedLog() {
        this("io.accountcreator");
    }

    /**
     * Of one logger and those below it.
     *
     * @param name of the logger
     */
    public CapturedLog(String name) {
        logger = Logger.getLogger(name);
        before = logger.getLevel();
        setFormatter(new SimpleFormatter());
        setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /**
     * Gives the texts of everything.
     *
     * @return without their levels
     */
    public List<String> messages() {
        return records.stream().map(getFormatter()::formatMessage).toList();
    }

    /**
     * Gives the warnings, and what is worse.
     *
     * @return their texts
     */
    public List<String> warnings() {
        return records.stream()
                .filter(r -> r.getLevel().intValue() >= Level.WARNING.intValue())
                .map(getFormatter()::formatMessage)
                .toList();
    }

    /**
     * Gives everything.
     *
     * @return as it would stand in a log
     */
    public String all() {
        StringBuilder text = new StringBuilder();
        records.forEach(r -> text.append(getFormatter().format(r)));
        return text.toString();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(before);
    }
}
