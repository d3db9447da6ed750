package io.accountcreator.host.inbound.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadyProbeTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final AtomicLong nanos = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private boolean answer = true;

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void readyShouldAskOffTheCallersThread() {
        ReadyProbe probe = probe(LONG);

        var ready = probe.ready().toCompletableFuture();

        assertThat(ready).isNotDone();
        queue.remove().run();
        assertThat(ready.join()).isTrue();
    }

    @Test
    void readyShouldAskOnceForManyCallers() {
        ReadyProbe probe = probe(LONG);

        probe.ready();
        var second = probe.ready().toCompletableFuture();

        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThat(second.join()).isTrue();
    }

    @Test
    void readyShouldKeepAnAnswerForASecond() {
        ReadyProbe probe = probe(LONG);
        probe.ready();
        queue.remove().run();
        answer = false;

        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(probe.ready().toCompletableFuture().join()).isTrue();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        var later = probe.ready().toCompletableFuture();
        queue.remove().run();

        assertThat(later.join()).isFalse();
    }

    @Test
    void readyShouldBeFalseWithoutAnAnswerInTimeAndNotAskAgainMeanwhile() {
        ReadyProbe probe = probe(Duration.ofMillis(10));

        assertThat(probe.ready().toCompletableFuture().join()).isFalse();
        nanos.addAndGet(LONG.toNanos());
        assertThat(probe.ready().toCompletableFuture().join()).isFalse();
        assertThat(queue).hasSize(1);
        queue.remove().run();
        var recovered = probe.ready().toCompletableFuture();
        queue.remove().run();

        assertThat(recovered.join()).isTrue();
    }

    @Test
    void readyShouldBeFalseIfTheBackendThrowsOrThereIsNoRoom() {
        ReadyProbe throwing = new ReadyProbe(
                () -> {
                    throw new IllegalStateException();
                },
                Runnable::run,
                timer,
                LONG,
                Duration.ofSeconds(1),
                nanos::get);
        ReadyProbe full = new ReadyProbe(
                () -> true,
                task -> {
                    throw new RejectedExecutionException();
                },
                timer,
                LONG,
                Duration.ofSeconds(1),
                nanos::get);

        assertThat(throwing.ready().toCompletableFuture().join()).isFalse();
        assertThat(full.ready().toCompletableFuture().join()).isFalse();
    }

    private ReadyProbe probe(Duration limit) {
        return new ReadyProbe(() -> answer, queue::add, timer, limit, Duration.ofSeconds(1), nanos::get);
    }
}
