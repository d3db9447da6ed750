package io.accountcreator;

import static io.accountcreator.status.Status.MISSING_ARGUMENTS;
import static io.accountcreator.status.Status.REQUEST_FAILED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.UNEXPECTED_ERROR;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.ErrorLog;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: the first completion counts, and is told once the service has returned its provisional status, so
 * that a service may complete inside the call.
 */
final class PendingRequest implements Completion {
    private static final Logger LOG = System.getLogger(PendingRequest.class.getName());
    private static final ErrorLog ERRORS = ErrorLog.of(LOG);

    private final AccountCreators creators;
    private final AccountCreator creator;
    private final AccountCreatorService service;
    private final AccountRequest request;
    private final Instant begin;
    private final CompletableFuture<FinalStatus> stage = new CompletableFuture<>();
    private final AtomicReference<@Nullable Outcome> first = new AtomicReference<>();

    /** Two things have to be there before anyone is told: an outcome, and the end of the call. */
    private final AtomicInteger awaited = new AtomicInteger(2);

    private volatile @Nullable ScheduledFuture<?> alarm;

    // The request counts as one under way until everyone was told and no worker is at it any more.
    private @Nullable Thread worker;
    private boolean overdue;
    private boolean told;
    private boolean left;

    PendingRequest(
            AccountCreators creators,
            AccountCreator creator,
            AccountCreatorService service,
            AccountRequest request,
            Instant begin) {
        this.creators = creators;
        this.creator = creator;
        this.service = service;
        this.request = request;
        this.begin = begin;
    }

    /** Asks the service, on this thread. */
    Submission start() {
        Status provisional;
        try {
            provisional = Objects.requireNonNull(request.operation().call(service, request, this), "no status");
        } catch (RejectedExecutionException e) {
            return withdraw(REQUEST_FAILED, Failure.NO_ROOM);
        } catch (RuntimeException | Error e) {
            ERRORS.write("service threw in " + this, e);
            complete(Outcome.of(UNEXPECTED_ERROR));
            provisional = REQUEST_OK;
        }
        return switch (provisional) {
            case NOT_IMPLEMENTED_ERROR -> withdraw(provisional, null);
            case REQUEST_FAILED -> withdraw(provisional, Failure.NOT_CONFIGURED);
            case MISSING_ARGUMENTS -> {
                completeUnlessDone(Outcome.of(MISSING_ARGUMENTS));
                yield goOn(MISSING_ARGUMENTS);
            }
            case REQUEST_OK -> goOn(REQUEST_OK);
            default -> {
                LOG.log(Level.ERROR, "{0} is no provisional status, answered to {1}", provisional, this);
                completeUnlessDone(Outcome.of(UNEXPECTED_ERROR));
                yield goOn(REQUEST_OK);
            }
        };
    }

    /** Answers a request that came when too many were under way. */
    Submission refuse(Status status, Failure failure) {
        stage.complete(finalStatus(new Outcome(status, failure, null, null, null, null, null, null), Map.of()));
        creator.requestEnded();
        return new Submission(status, failure, stage.minimalCompletionStage());
    }

    @Override
    public boolean complete(Outcome outcome) {
        // Implementors need not check for null; whoever asked must get an end all the same.
        Outcome end = outcome == null || outcome.status() == null ? Outcome.of(UNEXPECTED_ERROR) : outcome;
        boolean counts = completeUnlessDone(end);
        if (!counts) {
            LOG.log(Level.WARNING, "late outcome {0} dropped, {1}", end.status(), this);
        }
        return counts;
    }

    @Override
    public void work(Supplier<Outcome> work) {
        if (!beginWork()) {
            LOG.log(Level.WARNING, "not begun, its deadline passed in the queue: {0}", this);
            return;
        }
        try {
            complete(outcomeOf(work));
        } finally {
            endWork();
        }
    }

    @Override
    public String toString() {
        return "request " + request.id() + " " + request.operation() + " of creator " + creator.id() + " at "
                + creator.serviceName();
    }

    private Outcome outcomeOf(Supplier<Outcome> work) {
        try {
            return Objects.requireNonNull(work.get(), "no outcome");
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            ERRORS.write("backend threw in " + this, e);
            return Outcome.of(UNEXPECTED_ERROR);
        }
    }

    private boolean completeUnlessDone(Outcome outcome) {
        boolean counts = first.compareAndSet(null, outcome);
        if (counts && awaited.decrementAndGet() == 0) {
            tell(outcome, Runnable::run);
        }
        return counts;
    }

    /** The call is over: whatever was completed inside it is told now. */
    private Submission goOn(Status provisional) {
        if (first.get() == null) {
            watchDeadline();
        }
        if (awaited.decrementAndGet() == 0) {
            tell(Objects.requireNonNull(first.get()), Runnable::run);
        }
        return new Submission(provisional, null, stage.minimalCompletionStage());
    }

    /** Nothing follows: a completion that came inside the call was against the rules and is dropped. */
    private Submission withdraw(Status status, @Nullable Failure failure) {
        Outcome none = new Outcome(status, failure, null, null, null, null, null, null);
        Outcome early = first.getAndSet(none);
        if (early != null) {
            LOG.log(Level.WARNING, "outcome {0} dropped, {1} came with it, {2}", early.status(), status, this);
        }
        stage.complete(finalStatus(none, Map.of()));
        creator.requestEnded();
        leaveRoomIfDone(true);
        return new Submission(status, failure, stage.minimalCompletionStage());
    }

    private void watchDeadline() {
        try {
            alarm = creators.timer()
                    .schedule(this::deadlinePassed, creators.deadline().toNanos(), NANOSECONDS);
        } catch (RejectedExecutionException e) {
            completeUnlessDone(Outcome.failed(Failure.NO_ROOM, "closing"));
        }
    }

    private void deadlinePassed() {
        Outcome outcome = Outcome.failed(Failure.DEADLINE, "no answer within " + creators.deadline());
        if (!first.compareAndSet(null, outcome)) {
            return;
        }
        LOG.log(Level.WARNING, "deadline of {0} passed, {1}", creators.deadline(), this);
        interruptWorker();
        if (awaited.decrementAndGet() == 0) {
            tell(outcome, creators.executor());
        }
    }

    /** The creator first, so that whoever is told finds its fields changed; then the caller; then the observers. */
    private void tell(Outcome outcome, Executor observers) {
        ScheduledFuture<?> watch = alarm;
        if (watch != null) {
            watch.cancel(false);
        }
        FinalStatus status = finalStatus(outcome, creator.accept(outcome));
        stage.complete(status);
        try {
            observers.execute(() -> tellObservers(status));
        } catch (RejectedExecutionException e) {
            tellObservers(status);
        }
    }

    private void tellObservers(FinalStatus status) {
        try {
            creators.tell(status);
        } finally {
            creator.requestEnded();
            leaveRoomIfDone(true);
        }
    }

    private FinalStatus finalStatus(Outcome outcome, Map<Field, String> changed) {
        return new FinalStatus(
                request.id(),
                request.operation(),
                creator.serviceName(),
                creator.id(),
                request.username(),
                request.phone(),
                request.domain(),
                request.clientAddress(),
                outcome.status(),
                outcome.failure(),
                outcome.response(),
                Map.copyOf(changed),
                Duration.between(begin, creators.clock().instant()));
    }

    private synchronized boolean beginWork() {
        worker = overdue ? null : Thread.currentThread();
        return !overdue;
    }

    private synchronized void interruptWorker() {
        overdue = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    private void endWork() {
        synchronized (this) {
            worker = null;
            if (overdue) {
                // The interrupt was meant for this work, not for what the thread does next.
                Thread.interrupted();
            }
        }
        leaveRoomIfDone(false);
    }

    private void leaveRoomIfDone(boolean everyoneTold) {
        boolean leave;
        synchronized (this) {
            told |= everyoneTold;
            leave = told && worker == null && !left;
            left |= leave;
        }
        if (leave) {
            creators.leaveRoom();
        }
    }
}
