package io.accountcreator.host.outbound.audit;

import io.accountcreator.event.FinalStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a line for each event, and of a flood of refusals every minute how many were left out. Thread-safe. */
final class Audit implements Refusals {
    private static final Duration REPORT = Duration.ofMinutes(1);

    private final AuditConfig config;
    private final RefusalLimit limit;
    private final Timer timer;
    private final Clock clock;
    private final Consumer<String> log;
    private final @Nullable CommandUser user;
    private final AtomicBoolean reporting = new AtomicBoolean();
    private volatile @Nullable Future<?> report;

    /** Runs something later. */
    @FunctionalInterface
    interface Timer {
        Future<?> in(Duration delay, Runnable task);
    }

    /** @param user who asks, in a command; null in a host */
    Audit(
            AuditConfig config,
            RefusalLimit limit,
            Timer timer,
            Clock clock,
            Consumer<String> log,
            @Nullable CommandUser user) {
        this.config = config;
        this.limit = limit;
        this.timer = timer;
        this.clock = clock;
        this.log = log;
        this.user = user;
    }

    void ended(FinalStatus status) {
        if (config.format() != AuditFormat.OFF) {
            AuditDocument document = config.documents().ended(status);
            write(user == null ? document : user.in(document));
        }
    }

    @Override
    public void refused(EntryPoint entryPoint, int http, String reason, @Nullable String address) {
        if (config.format() == AuditFormat.OFF) {
            return;
        }
        if (limit.admits()) {
            write(config.documents().refused(entryPoint, http, reason, address));
        } else if (reporting.compareAndSet(false, true)) {
            reportLater();
        }
    }

    private void reportLater() {
        try {
            report = timer.in(REPORT, this::report);
        } catch (RejectedExecutionException e) {
            // The host is closing, and reports then.
            reporting.set(false);
        }
    }

    private void report() {
        // Before the count is taken: what comes meanwhile is reported by the next.
        reporting.set(false);
        long count = limit.takeLeftOut();
        if (count > 0) {
            write(config.documents().leftOut(count));
        }
    }

    private void write(AuditDocument document) {
        log.accept(config.format().line(document, clock.instant()));
    }

    /** Reports what is not reported yet, and leaves nothing behind in a server's timer. */
    void close() {
        Future<?> waiting = report;
        if (waiting != null) {
            waiting.cancel(false);
        }
        report();
    }
}
