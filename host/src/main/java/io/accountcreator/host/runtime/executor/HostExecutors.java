package io.accountcreator.host.runtime.executor;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.accountcreator.host.runtime.config.HostConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The threads of the host: the server's managed ones where it has them, else own bounded pools, which end with the
 * application. Thread-safe.
 */
@ApplicationScoped
public class HostExecutors {
    private static final int WORKERS = 64;
    private static final int OBSERVERS = 8;
    private static final int OBSERVERS_QUEUE = 1024;
    private static final int BACKGROUND = 4;
    private static final int CLOSE_SECONDS = 5;

    private final ExecutorService work;
    private final ExecutorService observers;
    private final ExecutorService background;
    private final ScheduledExecutorService timer;
    private final boolean managed;

    /** For the client proxy only. */
    @SuppressWarnings("NullAway")
    protected HostExecutors() {
        work = null;
        observers = null;
        background = null;
        timer = null;
        managed = true;
    }

    @Inject
    HostExecutors(HostConfig config) {
        Optional<ExecutorService> server = lookup("DefaultManagedExecutorService", ExecutorService.class);
        Optional<ScheduledExecutorService> serverTimer =
                lookup("DefaultManagedScheduledExecutorService", ScheduledExecutorService.class);
        managed = server.isPresent() && serverTimer.isPresent();
        work = managed ? server.orElseThrow() : ownWork(config.maxInFlight());
        observers = managed ? work : ownObservers();
        background = managed ? work : ownBackground();
        timer = managed ? serverTimer.orElseThrow() : ownTimer();
    }

    /**
     * Runs the blocking work of backends.
     *
     * @return bounded; rejects when it is full
     */
    public ExecutorService work() {
        return work;
    }

    /**
     * Runs asynchronous observers, apart from the work so that a slow one takes no worker away.
     *
     * @return bounded; when it is full, whoever tells an observer runs it
     */
    public ExecutorService observers() {
        return observers;
    }

    /**
     * Runs what no request waits for, and what may wait for others, such as webhooks.
     *
     * @return bounded; rejects when it is full
     */
    public ExecutorService background() {
        return background;
    }

    /**
     * Watches deadlines; its tasks must be short.
     *
     * @return never null
     */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * Says whose threads they are.
     *
     * @return whether they are the server's
     */
    public boolean managed() {
        return managed;
    }

    /** Ends own pools; what observers have not been told yet is told first. */
    @PreDestroy
    void stop() {
        if (managed) {
            return;
        }
        timer.shutdownNow();
        work.shutdown();
        observers.shutdown();
        try {
            if (!observers.awaitTermination(CLOSE_SECONDS, SECONDS)) {
                observers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            work.shutdownNow();
            background.shutdownNow();
        }
    }

    /** No more requests are under way than the queue has places, so that it only fills up behind hung workers. */
    private static ExecutorService ownWork(int maxInFlight) {
        return OwnPools.bounded("account-creator-work-", WORKERS, maxInFlight, new ThreadPoolExecutor.AbortPolicy());
    }

    private static ExecutorService ownObservers() {
        return OwnPools.bounded("account-creator-observer-", OBSERVERS, OBSERVERS_QUEUE, (task, pool) -> task.run());
    }

    private static ExecutorService ownBackground() {
        return OwnPools.bounded(
                "account-creator-background-", BACKGROUND, BACKGROUND, new ThreadPoolExecutor.AbortPolicy());
    }

    private static ScheduledExecutorService ownTimer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, OwnPools.threads("account-creator-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @SuppressWarnings("BanJNDI") // the two names are fixed, and local to the application
    private static <T> Optional<T> lookup(String name, Class<T> type) {
        try {
            return Optional.of(type.cast(new InitialContext().lookup("java:comp/" + name)));
        } catch (NamingException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
