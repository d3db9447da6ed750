package io.accountcreator.ldap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again on an executor, without a thread of its own: the JDK's own timer wakes it. The first time
 * comes at random within the interval, so that hosts which start together do not work together.
 */
final class Periodic implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Periodic.class.getName());

    private final Duration interval;
    private final Executor executor;
    private final Runnable work;
    private CompletableFuture<Void> next = new CompletableFuture<>();
    private boolean closed;

    private Periodic(Duration interval, Executor executor, Runnable work) {
        this.interval = interval;
        this.executor = executor;
        this.work = work;
    }

    static Periodic start(Duration interval, Executor executor, Runnable work) {
        Periodic periodic = new Periodic(interval, executor, work);
        periodic.schedule((long) (interval.toMillis() * new SecureRandom().nextDouble()));
        return periodic;
    }

    private synchronized void schedule(long millis) {
        if (closed) {
            return;
        }
        next = new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
        next.thenRunAsync(work, executor).whenComplete((done, failure) -> {
            if (failure != null && !isClosed()) {
                LOG.log(Level.WARNING, "will be tried again in {0}: {1}", interval, failure.toString());
            }
            schedule(interval.toMillis());
        });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Ends it; a run that is under way goes on. */
    @Override
    public synchronized void close() {
        closed = true;
        next.cancel(false);
    }
}
