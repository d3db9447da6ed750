package io.accountcreator.spi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Writes what should never have been thrown to a log: each kind with its stack once a minute, and else counted, so that nobody
 * fills the disk by asking again for what goes wrong. Thread-safe.
 */
public final class ErrorLog {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KINDS = 64;
    private static final String OURS = "io.accountcreator.";

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Kind> kinds = new HashMap<>();

    ErrorLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /**
     * Makes one, which is to be kept.
     *
     * @param log where to write
     * @return a new one
     */
    public static ErrorLog of(Logger log) {
        return new ErrorLog(log, System::nanoTime);
    }

    /**
     * Writes it, or counts it.
     *
     * @param what what could not be done, with nothing in it that may be secret
     * @param thrown why
     */
    public void write(String what, Throwable thrown) {
        long leftOut = leftOut(kind(thrown));
        if (leftOut == 0) {
            log.log(Level.ERROR, what, thrown);
        } else if (leftOut > 0) {
            log.log(Level.ERROR, what + " (and " + leftOut + " more of its kind since it was last told of)", thrown);
        }
    }

    /** How many of a kind were not written since one was, or less than none if this one is not to be written. */
    private synchronized long leftOut(String name) {
        long now = nanos.getAsLong();
        Kind last = kinds.get(name);
        if (last == null && kinds.size() >= MOST_KINDS) {
            kinds.values().removeIf(kind -> kind.leftOut == 0 && now - kind.written >= MINUTE);
        }
        // Beyond so many, all that are new are one kind.
        Kind kind = last != null || kinds.size() < MOST_KINDS
                ? kinds.computeIfAbsent(name, unused -> new Kind(now))
                : rest(now);
        if (kind.fresh || now - kind.written >= MINUTE) {
            long before = kind.leftOut;
            kind.fresh = false;
            kind.written = now;
            kind.leftOut = 0;
            return before;
        }
        kind.leftOut++;
        return -1;
    }

    private Kind rest(long now) {
        return kinds.computeIfAbsent("", unused -> new Kind(now));
    }

    /** What was thrown, and where in our code: deeper down a stack that overflows ends at another place each time. */
    private static String kind(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return thrown.getClass().getName()
                + Stream.of(stack)
                        .filter(frame -> frame.getClassName().startsWith(OURS))
                        .findFirst()
                        .map(StackTraceElement::toString)
                        .orElse("");
    }

    private static final class Kind {
        private boolean fresh = true;
        private long written;
        private long leftOut;

        Kind(long now) {
            written = now;
        }
    }
}
