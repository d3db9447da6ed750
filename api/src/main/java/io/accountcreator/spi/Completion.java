package io.accountcreator.spi;

import io.accountcreator.status.Status;
import java.util.function.Supplier;

/** Where a service puts the final status of one request, from any thread. Thread-safe. */
@FunctionalInterface
public interface Completion {
    /**
     * Ends the request. The first completion counts; a later one is logged and dropped.
     *
     * @param outcome how it ended
     * @return whether this was the one that counts
     */
    boolean complete(Outcome outcome);

    /**
     * Ends the request with a status alone.
     *
     * @param status the final status
     * @return whether this was the one that counts
     */
    default boolean complete(Status status) {
        return complete(Outcome.of(status));
    }

    /**
     * Runs blocking work for the request on this thread and completes with what it answers; an exception completes with
     * UNEXPECTED_ERROR. The request counts as one under way until the work returns. When the deadline passes
     * the thread is interrupted; work that comes to its turn after the deadline is not begun.
     *
     * @param work answers how it ended
     */
    default void work(Supplier<Outcome> work) {
        complete(work.get());
    }
}
