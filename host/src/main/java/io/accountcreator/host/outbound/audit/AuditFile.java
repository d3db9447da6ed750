package io.accountcreator.host.outbound.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.spi.SettingException;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the audit log to a file of its own, documents as they are and words with their time. What cannot be written is counted,
 * said in the log once a minute, and stands in the audit log itself as soon as it can be written again. Made by
 * java.util.logging, by the settings {@code .file}, {@code .limit} in bytes and {@code .count} below the name of this class.
 * Thread-safe.
 */
public final class AuditFile extends Handler {
    private static final String KEY = AuditFile.class.getName();
    private static final long SAY_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long TRY_NANOS = Duration.ofSeconds(10).toNanos();

    private final @Nullable AppendedFile file;
    private final LongSupplier nanoTime;
    private @Nullable SettingException unusable;
    private boolean rotates;
    private long lost;
    private long said;
    private long tried;
    private boolean json;

    /** For java.util.logging, which would print the stack trace of what is thrown and go on: it is kept for {@link #check}. */
    public AuditFile() {
        this(property("file", ""), property("limit", "10000000"), property("count", "10"), System::nanoTime);
    }

    AuditFile(String path, String limit, String count, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        setFormatter(new SimpleFormatter());
        AppendedFile made = null;
        try {
            made = new AppendedFile(named(path), number("limit", limit, 0), (int) number("count", count, 1));
            made.open();
        } catch (IOException e) {
            unusable = new SettingException(
                    KEY + ".file",
                    path,
                    "a file that the user " + CommandUser.name(System.getProperty("user.name"))
                            + " can write (it is named in logging.properties): " + reason(e));
        } catch (SettingException e) {
            unusable = e;
        }
        file = made;
    }

    private static String property(String name, String otherwise) {
        String found = LogManager.getLogManager().getProperty(KEY + "." + name);
        return found == null ? otherwise : found.strip();
    }

    private static Path named(String path) {
        try {
            if (!path.isEmpty()) {
                return Path.of(path);
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new SettingException(KEY + ".file", path, "the name of a file");
    }

    private static long number(String name, String text, int least) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new SettingException(KEY + "." + name, text, "a number from " + least);
    }

    /**
     * Throws what keeps the file from being written.
     *
     * @throws SettingException if it could not be opened
     */
    synchronized void check() {
        if (unusable != null) {
            throw unusable;
        }
    }

    /** From now on this process is the one that begins new files. */
    synchronized void rotate() {
        rotates = true;
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (file == null || unusable != null || !isLoggable(record)) {
            return;
        }
        json = record.getMessage().startsWith("{");
        try {
            writeLost(file);
            file.append(bytes(record), rotates);
        } catch (IOException e) {
            lost++;
            say(file, e);
        }
    }

    private byte[] bytes(LogRecord record) {
        String message = record.getMessage();
        return (json ? message + System.lineSeparator() : getFormatter().format(record)).getBytes(UTF_8);
    }

    /** Closes the gap by saying how long it is. */
    private void writeLost(AppendedFile to) throws IOException {
        if (lost == 0) {
            return;
        }
        tried = nanoTime.getAsLong();
        AuditDocument document = new AuditDocument("lines.lost").with("count", lost);
        LogRecord record = new LogRecord(Level.WARNING, json ? document.json(Instant.now()) : document.words());
        record.setLoggerName(AuditLog.NAME);
        to.append(bytes(record), rotates);
        log(Logger.Level.INFO, "the audit file " + to.path() + " is written again; " + missing(lost));
        lost = 0;
    }

    private void say(AppendedFile to, IOException thrown) {
        long now = nanoTime.getAsLong();
        if (lost == 1 || now - said >= SAY_NANOS) {
            said = now;
            log(
                    Logger.Level.WARNING,
                    "the audit file " + to.path() + " cannot be written: " + reason(thrown) + "; " + missing(lost)
                            + " so far");
        }
    }

    private static String missing(long lines) {
        return lines == 1 ? "1 line is missing" : lines + " lines are missing";
    }

    /** Asked for when it is needed: this is made while loggers are. */
    private static void log(Logger.Level level, String text) {
        System.getLogger(KEY).log(level, text);
    }

    /** The audit log lacks lines; tries to write, in case there is nothing to write about. */
    synchronized Optional<String> degraded() {
        if (file != null && lost > 0 && nanoTime.getAsLong() - tried >= TRY_NANOS) {
            try {
                writeLost(file);
            } catch (IOException e) {
                say(file, e);
            }
        }
        return lost == 0
                ? Optional.empty()
                : Optional.of("requests are answered, but the audit log cannot be written: " + missing(lost));
    }

    /** In words, where Java has the name of a class. */
    private static String reason(IOException e) {
        if (!(e instanceof FileSystemException of)) {
            return String.valueOf(e.getMessage());
        }
        String why = "";
        if (e instanceof AccessDeniedException) {
            why = "permission denied";
        } else if (e instanceof NoSuchFileException) {
            why = "it is not there, and cannot be made";
        } else if (e instanceof FileAlreadyExistsException) {
            why = "it is not a folder";
        }
        return of.getFile() + ": " + (why.isEmpty() ? of.getReason() : why);
    }

    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            reportError(null, e, ErrorManager.CLOSE_FAILURE);
        }
    }
}
