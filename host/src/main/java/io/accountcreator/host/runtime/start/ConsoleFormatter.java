package io.accountcreator.host.runtime.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Formats as SimpleFormatter does. If standard error is the journal of systemd, each line begins with its priority, which the
 * journal takes off (sd-daemon(3)), so that {@code journalctl -p warning} finds what it should. Made by java.util.logging.
 */
public final class ConsoleFormatter extends Formatter {
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int INFO = 6;
    private static final int DEBUG = 7;

    private final SimpleFormatter simple = new SimpleFormatter();
    private final boolean journal;

    /** For java.util.logging. */
    public ConsoleFormatter() {
        this(isJournal(System.getenv("JOURNAL_STREAM"), Path.of("/proc/self/fd/2")));
    }

    ConsoleFormatter(boolean journal) {
        this.journal = journal;
    }

    /** Whether a file is the one that systemd names by device and inode: a child may have got another than its parent. */
    static boolean isJournal(@Nullable String stream, Path error) {
        if (stream == null) {
            return false;
        }
        try {
            Map<String, Object> file = Files.readAttributes(error, "unix:dev,ino");
            return stream.equals(file.get("dev") + ":" + file.get("ino"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public String format(LogRecord record) {
        String text = simple.format(record);
        if (!journal) {
            return text;
        }
        // To the journal each line of a stack trace is an entry of its own.
        String prefix = "<" + priority(record.getLevel().intValue()) + ">";
        return text.lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    private static int priority(int level) {
        if (level >= Level.SEVERE.intValue()) {
            return ERROR;
        }
        if (level >= Level.WARNING.intValue()) {
            return WARNING;
        }
        return level >= Level.INFO.intValue() ? INFO : DEBUG;
    }
}
