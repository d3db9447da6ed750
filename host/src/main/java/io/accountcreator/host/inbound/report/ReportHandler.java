package io.accountcreator.host.inbound.report;

import io.accountcreator.host.inbound.report.DeliveryReport.State;
import io.accountcreator.host.outbound.message.sms.MessageReference;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes reports that are proven: writes them into the log, tells the backend what did not arrive, and the operator if that is
 * much. Thread-safe.
 */
final class ReportHandler {
    private static final Logger LOG = System.getLogger(ReportHandler.class.getName());
    private static final int MOST_REMEMBERED = 10_000;

    private final Backend backend;
    private final UndeliveredNotice notice;
    private final Clock clock;

    /** Keeps the log from saying things twice; what counts is with the backend. */
    private final Map<String, State> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** Is told what did not arrive. */
    @FunctionalInterface
    interface Backend {
        void undelivered(String phone) throws IOException;
    }

    ReportHandler(Backend backend, UndeliveredNotice notice, Clock clock) {
        this.backend = backend;
        this.notice = notice;
        this.clock = clock;
    }

    /**
     * Takes a report.
     *
     * @throws IOException if the backend could not note it: then it may come again
     */
    void take(MessageReference message, DeliveryReport report) throws IOException {
        Duration age = Duration.between(message.sent(), clock.instant());
        if (report.state() == State.UNDER_WAY || isKnown(message, report.state())) {
            LOG.log(Level.DEBUG, "{0}: {1}, told again or too early", message.text(), report.text());
            return;
        }
        if (report.state() == State.UNDELIVERED) {
            backend.undelivered(message.phone());
        }
        if (remember(message, report.state())) {
            LOG.log(Level.INFO, "{0}: {1}, after {2} s", message.text(), report.text(), Long.toString(age.toSeconds()));
            notice.count(report);
        }
    }

    private boolean isKnown(MessageReference message, State state) {
        synchronized (known) {
            return known.get(message.sealed()) == state;
        }
    }

    /** False if somebody was faster. */
    private boolean remember(MessageReference message, State state) {
        synchronized (known) {
            return known.put(message.sealed(), state) != state;
        }
    }
}
