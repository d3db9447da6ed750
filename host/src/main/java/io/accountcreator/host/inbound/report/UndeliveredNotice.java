package io.accountcreator.host.inbound.report;

import io.accountcreator.event.MessagesUndelivered;
import io.accountcreator.host.inbound.report.DeliveryReport.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the operator when many messages do not arrive, at most once a minute: several within ten minutes, and half of those that
 * were reported on. Of the reports that came to this host; another one tells of its own. Thread-safe.
 */
final class UndeliveredNotice {
    static final int LEAST = 5;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Logger LOG = System.getLogger(UndeliveredNotice.class.getName());
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_CODES = 20;

    private final String provider;
    private final Clock clock;
    private final UndeliveredObserver observer;
    private final Map<String, Integer> codes = new TreeMap<>();
    private Instant begin = Instant.EPOCH;
    private Instant told = Instant.EPOCH;
    private int reported;
    private int undelivered;

    UndeliveredNotice(String provider, Clock clock, UndeliveredObserver observer) {
        this.provider = provider;
        this.clock = clock;
        this.observer = observer;
    }

    /** Counts what became of a message. */
    void count(DeliveryReport report) {
        MessagesUndelivered event = take(report);
        if (event != null) {
            LOG.log(Level.WARNING, event.text());
            observer.tell(event);
        }
    }

    private synchronized @Nullable MessagesUndelivered take(DeliveryReport report) {
        Instant now = clock.instant();
        if (Duration.between(begin, now).abs().compareTo(WINDOW) >= 0) {
            begin = now;
            reported = 0;
            undelivered = 0;
            codes.clear();
        }
        reported++;
        if (report.state() != State.UNDELIVERED) {
            return null;
        }
        undelivered++;
        String code = report.code();
        if (code != null && (codes.containsKey(code) || codes.size() < MOST_CODES)) {
            codes.merge(code, 1, Integer::sum);
        }
        boolean many = undelivered >= LEAST && 2 * undelivered >= reported;
        if (!many || Duration.between(told, now).abs().compareTo(MINUTE) < 0) {
            return null;
        }
        told = now;
        return new MessagesUndelivered(provider, undelivered, reported, codes, WINDOW);
    }
}
