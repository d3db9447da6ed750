package io.accountcreator.host.outbound.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way, a bounded number: one more is dropped and counted, and nobody waits. What was not taken is tried
 * again, later each time, and given up at last. Thread-safe.
 */
final class RetryQueue {
    /** Most messages that are held, waiting for another try among them. */
    static final int MOST = 1_000;

    /** Pauses after the first, second, … try that failed; after the last one a message is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));

    private static final int WORKERS = 4;

    private final Attempt.Sender sender;
    private final Executor executor;
    private final Timer timer;
    private final Duration timeout;
    private final DeliveryLog deliveryLog;

    private final Queue<Delivery> ready = new ArrayDeque<>();
    private final Map<Delivery, Future<?>> waiting = new HashMap<>();
    private int held;
    private int working;
    private boolean closing;

    /** A message, and how often it was not taken. */
    private static final class Delivery {
        private final Message message;
        private int failures;

        Delivery(Message message) {
            this.message = message;
        }
    }

    RetryQueue(Attempt.Sender sender, Executor executor, Timer timer, Duration timeout, DeliveryLog deliveryLog) {
        this.sender = sender;
        this.executor = executor;
        this.timer = timer;
        this.timeout = timeout;
        this.deliveryLog = deliveryLog;
    }

    /** Takes a message, or drops it. */
    void add(Message message) {
        synchronized (this) {
            if (closing || held == MOST) {
                deliveryLog.lost("too many messages are waiting");
                return;
            }
            held++;
            ready.add(new Delivery(message));
        }
        work();
    }

    /** Has somebody work, if there is work and nobody who gets to it. */
    private void work() {
        synchronized (this) {
            if (ready.isEmpty() || working == WORKERS) {
                return;
            }
            working++;
        }
        try {
            executor.execute(this::deliverAll);
        } catch (RejectedExecutionException e) {
            // What is ready waits for the next message, the next retry or the end.
            synchronized (this) {
                working--;
            }
        }
    }

    private void deliverAll() {
        try {
            for (Delivery next = next(); next != null; next = next()) {
                deliver(next, timeout);
            }
        } finally {
            synchronized (this) {
                working--;
            }
            // For whom came between the last look and the leaving.
            work();
        }
    }

    private synchronized @Nullable Delivery next() {
        return ready.poll();
    }

    private void deliver(Delivery delivery, Duration limit) {
        Attempt attempt = Attempt.of(sender, delivery.message, limit);
        if (attempt.end() == Attempt.End.AGAIN && tryLater(delivery)) {
            deliveryLog.failed(attempt.reason());
            return;
        }
        done();
        if (attempt.end() == Attempt.End.TAKEN) {
            deliveryLog.delivered();
        } else {
            deliveryLog.lost(attempt.reason());
        }
    }

    private synchronized boolean tryLater(Delivery delivery) {
        if (closing || delivery.failures == PAUSES.size()) {
            return false;
        }
        Duration pause = PAUSES.get(delivery.failures++);
        try {
            waiting.put(delivery, timer.in(pause, () -> again(delivery)));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void again(Delivery delivery) {
        synchronized (this) {
            if (waiting.remove(delivery) == null) {
                return;
            }
            ready.add(delivery);
        }
        work();
    }

    private synchronized void done() {
        held--;
        notifyAll();
    }

    /** Tries what there is once more, within a limit; what is left then is lost, and told of. */
    void close(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (this) {
            closing = true;
            waiting.forEach((delivery, retry) -> {
                retry.cancel(false);
                ready.add(delivery);
            });
            waiting.clear();
        }
        // On this thread, as a server may have taken the others away.
        for (Delivery next = next(); next != null && left(end) > 0; next = next()) {
            deliver(next, shorter(timeout, Duration.ofNanos(left(end))));
        }
        deliveryLog.ended(awaitNone(end));
    }

    /** How many are still held when the others have had their time. */
    private synchronized int awaitNone(long end) {
        ready.clear();
        try {
            while (working > 0 && held > 0 && left(end) > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left(end));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return held;
    }

    private static long left(long end) {
        return end - System.nanoTime();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
