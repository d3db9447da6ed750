package io.accountcreator.ldap.reconciliation;

import io.accountcreator.ldap.connection.Timers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again on an executor. The first time comes at random within the interval, so that hosts which start
 * together do not work together.
 */
public final class PeriodicTask implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PeriodicTask.class.getName());

    private final Duration interval;
    private final Executor executor;
    private final Runnable work;
    private final ScheduledExecutorService timer = Timers.create("account-creator-ldap-periodic");

    private PeriodicTask(Duration interval, Executor executor, Runnable work) {
        this.interval = interval;
        this.executor = executor;
        this.work = work;
    }

    public static PeriodicTask start(Duration interval, Executor executor, Runnable work) {
        PeriodicTask periodic = new PeriodicTask(interval, executor, work);
        periodic.schedule((long) (interval.toMillis() * new SecureRandom().nextDouble()));
        return periodic;
    }

    private void schedule(long millis) {
        try {
            timer.schedule(this::run, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "closed");
        }
    }

    private void run() {
        CompletableFuture<Void> done;
        try {
            done = CompletableFuture.runAsync(work, executor);
        } catch (RejectedExecutionException e) {
            done = CompletableFuture.failedFuture(e);
        }
        done.whenComplete((nothing, failure) -> next(failure));
    }

    private void next(@Nullable Throwable failure) {
        if (failure != null && !timer.isShutdown()) {
            LOG.log(Level.WARNING, "will be tried again in {0}: {1}", interval, failure.toString());
        }
        schedule(interval.toMillis());
    }

    /** Ends it; a run that is under way goes on. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
