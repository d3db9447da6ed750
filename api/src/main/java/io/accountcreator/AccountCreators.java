package io.accountcreator;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.ErrorLog;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands out creators for the current service, and sees to it that every request of theirs ends exactly once, within the
 * deadline: what LinphoneCore is to the client library, as far as accounts go. One per application; several may live side
 * by side. Thread-safe.
 *
 * <pre>{@code
 * AccountCreators creators = AccountCreators.builder(service).events(this::onFinalStatus).build();
 * try (AccountCreator creator = creators.newAccountCreator()) {
 *     creator.setUsername("bob");
 *     Submission submission = creator.isAccountExist();
 * }
 * }</pre>
 */
public final class AccountCreators implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AccountCreators.class.getName());
    private static final ErrorLog ERRORS = ErrorLog.of(LOG);

    private final AccountRules rules;
    private final Executor executor;
    private final Clock clock;
    private final Consumer<FinalStatus> events;
    private final Duration deadline;
    private final int maxInFlight;
    private final ScheduledExecutorService timer;
    private final boolean ownTimer;
    private final Semaphore room;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong creatorIds = new AtomicLong();
    private final AtomicLong requestIds = new AtomicLong();
    private volatile AccountCreatorService service;

    private AccountCreators(Builder builder) {
        service = builder.service;
        rules = builder.rules;
        executor = builder.executor;
        clock = builder.clock;
        events = builder.events;
        deadline = builder.deadline;
        maxInFlight = builder.maxInFlight;
        room = new Semaphore(maxInFlight);
        ownTimer = builder.timer == null;
        timer = builder.timer == null ? newTimer() : builder.timer;
    }

    /**
     * Starts to make one.
     *
     * @param service the service of the first creators
     * @return a builder with defaults for everything else
     */
    public static Builder builder(AccountCreatorService service) {
        return new Builder(service);
    }

    /**
     * Makes a creator that talks to the current service at its own address.
     *
     * @return a creator to be closed by the caller; it keeps the service that is current now
     * @throws RuntimeException what the service's constructor throws; then there is no creator
     */
    public AccountCreator newAccountCreator() {
        return newAccountCreator(null);
    }

    /**
     * Makes a creator for an address of the caller's.
     *
     * @param serviceUrl where the service is to ask, null for its own address
     * @return a creator to be closed by the caller; it keeps the service that is current now
     * @throws RuntimeException what the service's constructor throws; then there is no creator
     */
    public AccountCreator newAccountCreator(@Nullable String serviceUrl) {
        AccountCreatorService current = service;
        AccountCreator creator = new AccountCreator(this, current, rules, creatorIds.incrementAndGet(), serviceUrl);
        current.constructor(creator);
        return creator;
    }

    /**
     * Replaces the service for creators to come; those that exist keep theirs. The old service is not closed.
     *
     * @param replacement the service of the next creators
     */
    public void setService(AccountCreatorService replacement) {
        service = replacement;
    }

    /**
     * Gives the service of the next creators.
     *
     * @return never null
     */
    public AccountCreatorService service() {
        return service;
    }

    /**
     * Refuses new work (REQUEST_FAILED, no room) and waits up to the deadline for the requests under way. Services are not
     * closed. Doing so twice changes nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!room.tryAcquire(maxInFlight, deadline.toNanos(), NANOSECONDS)) {
                LOG.log(Level.WARNING, "closed with {0} requests under way", maxInFlight - room.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (ownTimer) {
                timer.shutdown();
            }
        }
    }

    long nextRequestId() {
        return requestIds.incrementAndGet();
    }

    Submission submit(AccountCreator creator, AccountCreatorService chosen, AccountRequest request) {
        PendingRequest pending = new PendingRequest(this, creator, chosen, request, clock.instant());
        if (closed.get() || !room.tryAcquire()) {
            return pending.refuse(Status.REQUEST_FAILED, Failure.NO_ROOM);
        }
        return pending.start();
    }

    void destruct(AccountCreator creator, AccountCreatorService chosen) {
        try {
            chosen.destructor(creator);
        } catch (RuntimeException | Error e) {
            ERRORS.write("destructor of " + creator.serviceName() + " threw", e);
        }
    }

    void tell(FinalStatus status) {
        try {
            events.accept(status);
        } catch (RuntimeException | Error e) {
            ERRORS.write("telling of " + status.operation() + " " + status.id() + " threw", e);
        }
    }

    void leaveRoom() {
        room.release();
    }

    Clock clock() {
        return clock;
    }

    Executor executor() {
        return executor;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    Duration deadline() {
        return deadline;
    }

    private static ScheduledExecutorService newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "account-creator-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Collects what an {@link AccountCreators} is made of. */
    public static final class Builder {
        private final AccountCreatorService service;
        private AccountRules rules = AccountRules.NONE;
        private Executor executor = Runnable::run;
        private Clock clock = Clock.systemUTC();
        private Consumer<FinalStatus> events = status -> {};
        private Duration deadline = Duration.ofSeconds(10);
        private int maxInFlight = 256;
        private @Nullable ScheduledExecutorService timer;

        private Builder(AccountCreatorService service) {
            this.service = service;
        }

        /**
         * Sets the rules for fields, and their defaults.
         *
         * @param value {@link AccountRules#NONE} unless set
         * @return this
         */
        public Builder rules(AccountRules value) {
            rules = value;
            return this;
        }

        /**
         * Sets what tells observers of a request whose deadline has passed, so that a slow one does not hold up other
         * deadlines.
         *
         * @param value the deadline's own thread unless set
         * @return this
         */
        public Builder executor(Executor value) {
            executor = value;
            return this;
        }

        /**
         * Sets the clock that durations are taken from.
         *
         * @param value the system's unless set
         * @return this
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Sets where final statuses go after the caller has been told. Called once for each request with provisional
         * REQUEST_OK or MISSING_ARGUMENTS, on the thread that completed it; what it throws is logged.
         *
         * @param value nowhere unless set
         * @return this
         */
        public Builder events(Consumer<FinalStatus> value) {
            events = value;
            return this;
        }

        /**
         * Sets how long a request may take.
         *
         * @param value 10 seconds unless set
         * @return this
         */
        public Builder deadline(Duration value) {
            deadline = value;
            return this;
        }

        /**
         * Sets how many requests may be under way.
         *
         * @param value 256 unless set; at least 1
         * @return this
         */
        public Builder maxInFlight(int value) {
            maxInFlight = value;
            return this;
        }

        /**
         * Sets what watches deadlines, such as a server's managed one. It is not closed.
         *
         * @param value a daemon thread of its own unless set
         * @return this
         */
        public Builder timer(ScheduledExecutorService value) {
            timer = value;
            return this;
        }

        /**
         * Makes it.
         *
         * @return to be closed by the caller
         */
        public AccountCreators build() {
            return new AccountCreators(this);
        }
    }
}
