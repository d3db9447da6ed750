package io.accountcreator;

import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.MISSING_ARGUMENTS;
import static io.accountcreator.status.Status.NOT_IMPLEMENTED_ERROR;
import static io.accountcreator.status.Status.REQUEST_FAILED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every request ends in time, and a worker that does not return keeps its place. */
class PendingRequestDeadlineTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofSeconds(30);

    private final List<FinalStatus> events = new CopyOnWriteArrayList<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stopWorker() {
        release.countDown();
        worker.shutdownNow();
    }

    @Test
    void requestShouldFailWhenItsDeadlinePasses() {
        AtomicReference<Completion> completion = new AtomicReference<>();
        AccountCreator creator = creators(
                        new ScriptedService((request, c) -> {
                            completion.set(c);
                            return REQUEST_OK;
                        }),
                        SOON)
                .newAccountCreator();

        Submission submission = creator.isAccountExist();

        assertThat(submission.status()).isEqualTo(REQUEST_OK);
        assertThat(end(submission).status()).isEqualTo(REQUEST_FAILED);
        assertThat(end(submission).failure()).isEqualTo(Failure.DEADLINE);
        await().untilAsserted(() -> assertThat(events).containsExactly(end(submission)));
        assertThat(completion.get().complete(ACCOUNT_EXIST)).isFalse();
        assertThat(events).hasSize(1);
    }

    @Test
    void observersOfADeadlineShouldBeToldByTheExecutor() {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        AccountCreators creators = builder(new ScriptedService((request, c) -> REQUEST_OK), SOON)
                .executor(tasks::add)
                .build();

        Submission submission = creators.newAccountCreator().isAccountExist();

        assertThat(end(submission).failure()).isEqualTo(Failure.DEADLINE);
        await().until(() -> !tasks.isEmpty());
        assertThat(events).isEmpty();
        tasks.remove().run();
        assertThat(events).containsExactly(end(submission));
    }

    @Test
    void observersOfADeadlineShouldBeToldWhenTheExecutorRejects() {
        AccountCreators creators = builder(new ScriptedService((request, c) -> REQUEST_OK), SOON)
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();

        Submission submission = creators.newAccountCreator().isAccountExist();

        await().untilAsserted(() -> assertThat(events).containsExactly(end(submission)));
    }

    @Test
    void requestShouldBeRefusedAtOnceWhenThereIsNoRoom() {
        Queue<Completion> completions = new ConcurrentLinkedQueue<>();
        ScriptedService service = new ScriptedService((request, c) -> {
            completions.add(c);
            return REQUEST_OK;
        });
        AccountCreator creator = builder(service, LATE).maxInFlight(2).build().newAccountCreator();
        creator.isAccountExist();
        creator.isAccountExist();

        Submission third = creator.isAccountExist();

        assertThat(third.status()).isEqualTo(REQUEST_FAILED);
        assertThat(third.failure()).isEqualTo(Failure.NO_ROOM);
        assertThat(end(third).failure()).isEqualTo(Failure.NO_ROOM);
        assertThat(events).isEmpty();
        completions.remove().complete(ACCOUNT_EXIST);
        assertThat(creator.isAccountExist().status()).isEqualTo(REQUEST_OK);
        assertThat(creator.isAccountExist().failure()).isEqualTo(Failure.NO_ROOM);
    }

    @Test
    void requestsThatNothingFollowsShouldLeaveTheirRoom() {
        List<Supplier<Status>> answers = List.of(
                () -> NOT_IMPLEMENTED_ERROR,
                () -> REQUEST_FAILED,
                () -> MISSING_ARGUMENTS,
                () -> {
                    throw new RejectedExecutionException("full");
                },
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> ACCOUNT_EXIST);
        AtomicInteger next = new AtomicInteger();
        ScriptedService service = new ScriptedService(
                (request, c) -> answers.get(next.getAndIncrement()).get());
        AccountCreator creator = builder(service, LATE).maxInFlight(1).build().newAccountCreator();

        answers.forEach(answer -> end(creator.isAccountExist()));

        assertThat(next).hasValue(answers.size());
    }

    @Test
    void interruptedWorkerShouldKeepItsRoomUntilItReturns() {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        AccountCreatorService service = service(worker, () -> {
            if (calls.getAndIncrement() == 0) {
                awaitInterrupt();
                interrupted.countDown();
                awaitUninterruptibly(release);
            }
            return Outcome.of(ACCOUNT_EXIST);
        });
        AccountCreator creator = builder(service, SOON).maxInFlight(1).build().newAccountCreator();

        Submission submission = creator.isAccountExist();

        assertThat(end(submission).failure()).isEqualTo(Failure.DEADLINE);
        awaitUninterruptibly(interrupted);
        await().until(() -> !events.isEmpty());
        assertThat(creator.isAccountExist().failure()).isEqualTo(Failure.NO_ROOM);
        release.countDown();
        await().until(() -> creator.isAccountExist().status() == REQUEST_OK);
        assertThat(events)
                .filteredOn(event -> event.id() == end(submission).id())
                .hasSize(1);
    }

    @Test
    void taskThatWaitedBeyondItsDeadlineShouldNotBegin() {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        AtomicInteger calls = new AtomicInteger();
        AccountCreatorService service = service(tasks::add, () -> {
            calls.incrementAndGet();
            return Outcome.of(ACCOUNT_EXIST);
        });
        AccountCreator creator = creators(service, SOON).newAccountCreator();

        Submission submission = creator.isAccountExist();
        assertThat(end(submission).failure()).isEqualTo(Failure.DEADLINE);
        tasks.remove().run();

        assertThat(calls).hasValue(0);
    }

    @Test
    void interruptShouldNotReachWhatTheThreadDoesNext() {
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        AccountCreatorService service = service(thenSay(interrupted), () -> {
            awaitInterrupt();
            return Outcome.of(ACCOUNT_EXIST);
        });
        AccountCreator creator = creators(service, SOON).newAccountCreator();

        Submission submission = creator.isAccountExist();

        assertThat(end(submission).failure()).isEqualTo(Failure.DEADLINE);
        await().untilAsserted(() -> assertThat(interrupted).hasValue(false));
    }

    @Test
    void interruptOfSomebodyElseShouldStay() {
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        AccountCreatorService service = service(thenSay(interrupted), () -> {
            Thread.currentThread().interrupt();
            return Outcome.of(ACCOUNT_EXIST);
        });
        AccountCreator creator = creators(service, LATE).newAccountCreator();

        assertThat(end(creator.isAccountExist()).status()).isEqualTo(ACCOUNT_EXIST);

        await().untilAsserted(() -> assertThat(interrupted).hasValue(true));
    }

    /** The worker, which says after each task whether its thread is left interrupted; a pool would hide it. */
    private Executor thenSay(AtomicReference<Boolean> interrupted) {
        return task -> worker.execute(() -> {
            task.run();
            interrupted.set(Thread.interrupted());
        });
    }

    private AccountCreators creators(AccountCreatorService service, Duration deadline) {
        return builder(service, deadline).build();
    }

    private AccountCreators.Builder builder(AccountCreatorService service, Duration deadline) {
        return AccountCreators.builder(service).deadline(deadline).events(events::add);
    }

    private static AccountCreatorService service(Executor executor, Supplier<Outcome> work) {
        return new ScriptedService((request, completion) -> {
            executor.execute(() -> completion.work(work));
            return REQUEST_OK;
        });
    }

    private static FinalStatus end(Submission submission) {
        return submission
                .finalStatus()
                .toCompletableFuture()
                .orTimeout(30, SECONDS)
                .join();
    }

    /** Returns with the interrupt still set. */
    private void awaitInterrupt() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
