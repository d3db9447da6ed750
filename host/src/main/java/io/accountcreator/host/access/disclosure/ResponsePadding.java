package io.accountcreator.host.access.disclosure;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps answers to strangers back until they tell nothing by the time that they took. No thread waits. Thread-safe. */
public final class ResponsePadding {
    /** Each keeps an exchange, of some kilobytes; whoever sends more than are kept in a pad gets no answer of worth. */
    private static final int MOST = 2000;

    /** A part of the pad. */
    private static final long CHANCE = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final AtomicInteger kept = new AtomicInteger();
    private final EnumerationProtection protection;
    private final ScheduledExecutorService timer;
    private final Executor work;

    /**
     * Makes it.
     *
     * @param protection says how long
     * @param timer wakes up
     * @param work gives the answers, as the timer's tasks must be short
     */
    public ResponsePadding(EnumerationProtection protection, ScheduledExecutorService timer, Executor work) {
        this.protection = protection;
        this.timer = timer;
        this.work = work;
    }

    /**
     * Says whether so many answers are kept back that nothing should be asked.
     *
     * @return never, where everything is told at once
     */
    public boolean isFull() {
        return kept.get() >= MOST;
    }

    /**
     * Keeps an answer back.
     *
     * @param begin when the question was asked, by {@link System#nanoTime()}
     * @param answer as it comes
     * @param <T> what an answer is
     * @return the answer, when it may be given
     */
    public <T> CompletionStage<T> keep(long begin, CompletionStage<T> answer) {
        if (!protection.strict()) {
            return answer;
        }
        kept.incrementAndGet();
        CompletableFuture<T> given = new CompletableFuture<>();
        answer.whenComplete((value, thrown) -> later(begin, () -> {
            kept.decrementAndGet();
            if (thrown == null) {
                given.complete(value);
            } else {
                given.completeExceptionally(thrown);
            }
        }));
        return given;
    }

    private void later(long begin, Runnable give) {
        // What is left of a difference is lost in chance.
        long chance = RANDOM.nextLong(protection.pad().toNanos() / CHANCE + 1);
        Duration wait =
                protection.wait(Duration.ofNanos(System.nanoTime() - begin)).plusNanos(chance);
        try {
            timer.schedule(() -> handOver(give), wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            give.run();
        }
    }

    private void handOver(Runnable give) {
        try {
            work.execute(give);
        } catch (RejectedExecutionException e) {
            give.run();
        }
    }
}
