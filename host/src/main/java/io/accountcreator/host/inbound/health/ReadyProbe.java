package io.accountcreator.host.inbound.health;

import io.accountcreator.spi.ErrorLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a backend whether it is ready, on another thread and within a time limit. However often it is asked, one question is
 * under way at most, and an answer is good for a while. Thread-safe.
 */
final class ReadyProbe {
    private static final ErrorLog ERRORS = ErrorLog.of(System.getLogger(ReadyProbe.class.getName()));

    private final BooleanSupplier question;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final Duration limit;
    private final long freshNanos;
    private final LongSupplier nanoTime;

    private @Nullable Asked last;

    ReadyProbe(
            BooleanSupplier question,
            Executor executor,
            ScheduledExecutorService timer,
            Duration limit,
            Duration fresh,
            LongSupplier nanoTime) {
        this.question = question;
        this.executor = executor;
        this.timer = timer;
        this.limit = limit;
        this.freshNanos = fresh.toNanos();
        this.nanoTime = nanoTime;
    }

    /** A question under way, and the answer that callers wait for no longer than the limit. */
    private record Asked(CompletableFuture<Boolean> question, CompletableFuture<Boolean> answer, long at) {}

    /** Completes with whether the backend is ready, never with an exception. */
    synchronized CompletionStage<Boolean> ready() {
        Asked asked = last;
        if (asked == null || (asked.question().isDone() && nanoTime.getAsLong() - asked.at() >= freshNanos)) {
            asked = ask();
            last = asked;
        }
        return asked.answer().minimalCompletionStage();
    }

    private Asked ask() {
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        try {
            executor.execute(() -> asked.complete(safely()));
        } catch (RejectedExecutionException e) {
            asked.complete(false);
        }
        return new Asked(asked, within(limit, asked), nanoTime.getAsLong());
    }

    /** Not by completeOnTimeout: the one thread that the JDK has for it would keep the class loader of an application for ever. */
    private CompletableFuture<Boolean> within(Duration time, CompletableFuture<Boolean> asked) {
        CompletableFuture<Boolean> answer = asked.copy();
        try {
            Future<?> end = timer.schedule(() -> answer.complete(false), time.toNanos(), TimeUnit.NANOSECONDS);
            asked.thenRun(() -> end.cancel(false));
        } catch (RejectedExecutionException e) {
            answer.complete(false);
        }
        return answer;
    }

    private boolean safely() {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException | LinkageError e) {
            ERRORS.write("the backend threw when asked whether it is ready", e);
            return false;
        }
    }
}
