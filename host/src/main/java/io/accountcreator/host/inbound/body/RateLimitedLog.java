package io.accountcreator.host.inbound.body;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells in the log how often something has happened, at most once a minute. Thread-safe. */
public final class RateLimitedLog {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final String text;
    private final LongSupplier nanos;
    private boolean told;
    private long at;
    private long count;

    /**
     * Makes a notice.
     *
     * @param log where it is told
     * @param text what is told, with {@code {0}} for how often it has happened since it was told before
     * @param nanos a clock, of any origin
     */
    public RateLimitedLog(Logger log, String text, LongSupplier nanos) {
        this.log = log;
        this.text = text;
        this.nanos = nanos;
    }

    /** Takes note that it has happened. */
    public void happened() {
        long since = take();
        if (since > 0) {
            log.log(Level.WARNING, text, since);
        }
    }

    private synchronized long take() {
        count++;
        long now = nanos.getAsLong();
        if (told && now - at < MINUTE) {
            return 0;
        }
        told = true;
        at = now;
        long since = count;
        count = 0;
        return since;
    }
}
