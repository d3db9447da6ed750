package io.accountcreator.host.runtime.start;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Writes messages alone, a line each, for logs whose lines are documents that say when they were. Made by java.util.logging. */
public final class BareFormatter extends Formatter {
    /** For java.util.logging. */
    public BareFormatter() {}

    @Override
    public String format(LogRecord record) {
        return formatMessage(record) + System.lineSeparator();
    }
}
