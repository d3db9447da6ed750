package io.accountcreator.host.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps answers to strangers back until they tell nothing by the time that they took. No thread waits. Thread-safe. */
public final class Patience {
    private final Discretion discretion;
    private final ScheduledExecutorService timer;
    private final Executor work;

    /**
     * Makes it.
     *
     * @param discretion says how long
     * @param timer wakes up
     * @param work gives the answers, as the timer's tasks must be short
     */
    public Patience(Discretion discretion, ScheduledExecutorService timer, Executor work) {
        this.discretion = discretion;
        this.timer = timer;
        this.work = work;
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
        if (!discretion.strict()) {
            return answer;
        }
        CompletableFuture<T> kept = new CompletableFuture<>();
        answer.whenComplete((value, thrown) -> later(begin, () -> {
            if (thrown == null) {
                kept.complete(value);
            } else {
                kept.completeExceptionally(thrown);
            }
        }));
        return kept;
    }

    private void later(long begin, Runnable give) {
        Duration wait = discretion.wait(Duration.ofNanos(System.nanoTime() - begin));
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
