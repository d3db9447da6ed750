package io.accountcreator.host.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryQueueTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Runnable> retries = new ArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    /** Answers a status, or throws. */
    private volatile Attempt.Sender answer = (message, limit) -> 200;

    @Test
    void aMessageThatIsTakenShouldBeSentOnceAndNothingBeSaid() {
        RetryQueue deliveries = deliveries(Runnable::run);

        deliveries.add(Message.of("{}"));
        deliveries.close(LIMIT);

        assertThat(sent).hasSize(1);
        assertThat(retries).isEmpty();
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 599})
    void aReceiverInTroubleShouldBeTriedAgainLaterAndLaterAndGivenUpAtLast(int status) {
        answer = (message, limit) -> status;
        assertTriedAgain("HTTP status " + status);
    }

    @Test
    void aReceiverThatDoesNotAnswerShouldBeTriedAgainLaterAndLaterAndGivenUpAtLast() {
        answer = (message, limit) -> {
            throw new IOException("https://hook.example.org/?token=t");
        };
        assertTriedAgain("IOException");
    }

    private void assertTriedAgain(String reason) {
        RetryQueue deliveries = deliveries(Runnable::run);

        deliveries.add(Message.of("{}"));
        for (int i = 0; i < retries.size(); i++) {
            retries.get(i).run();
        }
        deliveries.close(LIMIT);

        assertThat(sent).hasSize(6).containsOnly(sent.get(0));
        assertThat(pauses).isEqualTo(RetryQueue.PAUSES);
        assertThat(log)
                .containsExactly(
                        "the webhook does not take messages, which are tried again: " + reason,
                        "messages to the webhook that are lost at the end: 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 410, 413})
    void aReceiverThatRefusesShouldNotBeAskedAgain(int status) {
        answer = (message, limit) -> status;
        RetryQueue deliveries = deliveries(Runnable::run);

        deliveries.add(Message.of("{}"));

        assertThat(sent).hasSize(1);
        assertThat(retries).isEmpty();
        assertThat(log).containsExactly("messages to the webhook are lost: HTTP status " + status);
    }

    @Test
    void anAddressThatIsNotPermittedShouldNotBeTriedAgain() {
        answer = (message, limit) -> {
            throw new RefusedAddressException();
        };
        RetryQueue deliveries = deliveries(Runnable::run);

        deliveries.add(Message.of("{}"));

        assertThat(retries).isEmpty();
        assertThat(log)
                .containsExactly("messages to the webhook are lost: its host has an address that is not permitted");
    }

    @Test
    void aMessageThatIsTakenAtTheSecondTryShouldKeepItsId() {
        answer = (message, limit) -> 503;
        RetryQueue deliveries = deliveries(Runnable::run);
        deliveries.add(Message.of("{}"));

        answer = (message, limit) -> 200;
        nanos.addAndGet(DeliveryLog.LEAST.toNanos());
        retries.get(0).run();
        retries.get(0).run();

        assertThat(sent).hasSize(2).containsOnly(sent.get(0));
        assertThat(log).last().isEqualTo("the webhook takes messages again; lost meanwhile: 0");
    }

    @Test
    void tooManyMessagesShouldBeDroppedAndCountedWithOneWarningAndNobodyShouldWait() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        answer = (message, limit) -> pass(gate);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            RetryQueue deliveries = deliveries(threads);

            // On this thread, while the receiver hangs.
            for (int i = 0; i < RetryQueue.MOST + 50; i++) {
                deliveries.add(Message.of("{}"));
            }
            nanos.addAndGet(DeliveryLog.LEAST.toNanos());
            gate.countDown();
            await().until(() -> sent.size() == RetryQueue.MOST);
            deliveries.close(LIMIT);

            assertThat(sent).doesNotHaveDuplicates();
            assertThat(log)
                    .containsExactly(
                            "messages to the webhook are lost: too many messages are waiting",
                            "the webhook takes messages again; lost meanwhile: 50");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void messagesThatWaitForARetryShouldCount() {
        answer = (message, limit) -> 503;
        RetryQueue deliveries = deliveries(Runnable::run);

        for (int i = 0; i < RetryQueue.MOST + 1; i++) {
            deliveries.add(Message.of("{}"));
        }

        assertThat(retries).hasSize(RetryQueue.MOST);
        assertThat(sent).hasSize(RetryQueue.MOST);
    }

    @Test
    void closeShouldSendWhatIsThereOnItsOwnThreadWhateverServersHaveTakenAway() {
        RetryQueue deliveries = deliveries(task -> {
            throw new RejectedExecutionException();
        });
        deliveries.add(Message.of("{}"));
        deliveries.add(Message.of("{}"));
        assertThat(sent).isEmpty();

        deliveries.close(LIMIT);

        assertThat(sent).hasSize(2);
        assertThat(log).isEmpty();
    }

    @Test
    void closeShouldTryOnceMoreWhatWaitsForARetryAndThenTakeNothing() {
        answer = (message, limit) -> 503;
        RetryQueue deliveries = deliveries(Runnable::run);
        deliveries.add(Message.of("{}"));
        answer = (message, limit) -> 200;

        deliveries.close(LIMIT);
        retries.get(0).run();
        deliveries.add(Message.of("{}"));

        assertThat(sent).hasSize(2).containsOnly(sent.get(0));
    }

    @Test
    void closeShouldNotWaitForAReceiverThatHangs() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        answer = (message, limit) -> pass(gate);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            RetryQueue deliveries = deliveries(threads);
            deliveries.add(Message.of("{}"));
            await().until(() -> sent.size() == 1);

            deliveries.close(Duration.ofMillis(50));

            assertThat(log).containsExactly("messages to the webhook that are lost at the end: 1");
        } finally {
            gate.countDown();
            threads.shutdownNow();
        }
    }

    private static int pass(CountDownLatch gate) throws IOException {
        try {
            gate.await();
            return 200;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private RetryQueue deliveries(Executor executor) {
        return new RetryQueue(
                (message, limit) -> {
                    sent.add(message.id());
                    return answer.send(message, limit);
                },
                executor,
                (pause, task) -> {
                    pauses.add(pause);
                    retries.add(task);
                    return new CompletableFuture<Void>();
                },
                LIMIT,
                new DeliveryLog((level, text) -> log.add(text), nanos::get));
    }
}
