package io.accountcreator;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.MISSING_ARGUMENTS;
import static io.accountcreator.status.Status.NOT_IMPLEMENTED_ERROR;
import static io.accountcreator.status.Status.REQUEST_FAILED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.UNEXPECTED_ERROR;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.spi.TestClock;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service may do with one request, and what comes of it. */
class PendingRequestTest {
    private final List<FinalStatus> events = new CopyOnWriteArrayList<>();
    private final AtomicReference<Completion> completion = new AtomicReference<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void completionInsideTheCallShouldBeToldOnce() {
        Submission submission = ask((request, c) -> {
            assertThat(c.complete(ACCOUNT_EXIST)).isTrue();
            assertThat(events).isEmpty();
            return REQUEST_OK;
        });

        assertThat(submission.status()).isEqualTo(REQUEST_OK);
        assertThat(submission.failure()).isNull();
        assertThat(end(submission).status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(events).containsExactly(end(submission));
    }

    @Test
    void completionFromAnotherThreadShouldBeToldOnce() throws Exception {
        Submission submission = ask(this::keep);
        assertThat(submission.finalStatus().toCompletableFuture()).isNotDone();
        assertThat(events).isEmpty();

        boolean counts =
                threads.submit(() -> completion.get().complete(ACCOUNT_EXIST)).get();

        assertThat(counts).isTrue();
        assertThat(end(submission).status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(events).containsExactly(end(submission));
    }

    @Test
    void secondCompletionShouldBeDropped() {
        Submission submission = ask(this::keep);

        assertThat(completion.get().complete(ACCOUNT_EXIST)).isTrue();
        assertThat(completion.get().complete(ACCOUNT_NOT_EXIST)).isFalse();

        assertThat(events).extracting(FinalStatus::status).containsExactly(ACCOUNT_EXIST);
        assertThat(end(submission).status()).isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    void oneOfManyCompletionsAtOnceShouldCount() throws Exception {
        ask(this::keep);

        Callable<Boolean> complete = () -> completion.get().complete(ACCOUNT_EXIST);
        List<Boolean> counted = new ArrayList<>();
        for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(8, complete))) {
            counted.add(one.get());
        }

        assertThat(counted).containsOnlyOnce(true);
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class, StackOverflowError.class})
    void throwingServiceShouldEndAsUnexpectedError(Class<? extends Throwable> thrown) throws Exception {
        Throwable toThrow = thrown.getConstructor().newInstance();

        Submission submission = ask((request, c) -> PendingRequestTest.<RuntimeException>doThrow(toThrow));

        assertThat(submission.status()).isEqualTo(REQUEST_OK);
        assertThat(end(submission).status()).isEqualTo(UNEXPECTED_ERROR);
        assertThat(events).containsExactly(end(submission));
    }

    @Test
    void completionShouldCountWhenServiceThrowsAfterIt() {
        Submission submission = ask((request, c) -> {
            c.complete(ACCOUNT_EXIST);
            throw new IllegalStateException("after completing");
        });

        assertThat(end(submission).status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingShouldFollowNotImplemented(boolean completes) {
        Submission submission = ask(answering(NOT_IMPLEMENTED_ERROR, completes));

        assertThat(submission.status()).isEqualTo(NOT_IMPLEMENTED_ERROR);
        assertThat(submission.failure()).isNull();
        assertThat(end(submission).status()).isEqualTo(NOT_IMPLEMENTED_ERROR);
        assertThat(completion.get().complete(ACCOUNT_EXIST)).isFalse();
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingShouldFollowRequestFailed(boolean completes) {
        Submission submission = ask(answering(REQUEST_FAILED, completes));

        assertThat(submission.status()).isEqualTo(REQUEST_FAILED);
        assertThat(submission.failure()).isEqualTo(Failure.NOT_CONFIGURED);
        assertThat(end(submission).status()).isEqualTo(REQUEST_FAILED);
        assertThat(end(submission).failure()).isEqualTo(Failure.NOT_CONFIGURED);
        assertThat(completion.get().complete(ACCOUNT_EXIST)).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void missingArgumentsShouldBeCompletedForTheService() {
        Submission submission = ask(answering(MISSING_ARGUMENTS, false));

        assertThat(submission.status()).isEqualTo(MISSING_ARGUMENTS);
        assertThat(end(submission).status()).isEqualTo(MISSING_ARGUMENTS);
        assertThat(completion.get().complete(ACCOUNT_EXIST)).isFalse();
        assertThat(events).containsExactly(end(submission));
    }

    @Test
    void missingArgumentsShouldBeToldOnceWhenTheServiceCompletesIt() {
        Submission submission = ask((request, c) -> {
            c.complete(Outcome.of(MISSING_ARGUMENTS).withResponse("no name"));
            return MISSING_ARGUMENTS;
        });

        assertThat(submission.status()).isEqualTo(MISSING_ARGUMENTS);
        assertThat(end(submission).response()).isEqualTo("no name");
        assertThat(events).containsExactly(end(submission));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REQUEST_OK", "REQUEST_FAILED", "MISSING_ARGUMENTS", "NOT_IMPLEMENTED_ERROR"})
    void noOtherStatusShouldBeProvisional(Status nonsense) {
        Submission submission = ask(answering(nonsense, false));

        assertThat(submission.status()).isEqualTo(REQUEST_OK);
        assertThat(end(submission).status()).isEqualTo(UNEXPECTED_ERROR);
        assertThat(events).hasSize(1);
    }

    @Test
    void completionShouldCountWhenProvisionalStatusIsNonsense() {
        Submission submission = ask(answering(ACCOUNT_CREATED, true));

        assertThat(submission.status()).isEqualTo(REQUEST_OK);
        assertThat(end(submission).status()).isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    void nullShouldBeNoProvisionalStatus() {
        Submission submission = ask((request, c) -> null);

        assertThat(submission.status()).isEqualTo(REQUEST_OK);
        assertThat(end(submission).status()).isEqualTo(UNEXPECTED_ERROR);
    }

    @Test
    void nullShouldBeNoOutcome() {
        Submission completed = ask((request, c) -> {
            c.complete((Outcome) null);
            return REQUEST_OK;
        });
        Submission worked = ask((request, c) -> {
            c.work(() -> null);
            return REQUEST_OK;
        });
        Submission unclear = ask((request, c) -> {
            c.work(() -> Outcome.of(null));
            return REQUEST_OK;
        });

        assertThat(end(completed).status()).isEqualTo(UNEXPECTED_ERROR);
        assertThat(end(unclear).status()).isEqualTo(UNEXPECTED_ERROR);
        assertThat(end(worked).status()).isEqualTo(UNEXPECTED_ERROR);
    }

    @Test
    void workThatThrowsShouldEndAsUnexpectedError() {
        Submission submission = ask((request, c) -> {
            c.work(() -> {
                throw new IllegalStateException("broken");
            });
            return REQUEST_OK;
        });

        assertThat(end(submission).status()).isEqualTo(UNEXPECTED_ERROR);
        assertThat(events).hasSize(1);
    }

    @Test
    void rejectionShouldMeanThatThereIsNoRoom() {
        Submission submission = ask((request, c) -> {
            throw new RejectedExecutionException("full");
        });

        assertThat(submission.status()).isEqualTo(REQUEST_FAILED);
        assertThat(submission.failure()).isEqualTo(Failure.NO_ROOM);
        assertThat(end(submission).failure()).isEqualTo(Failure.NO_ROOM);
        assertThat(events).isEmpty();
    }

    @Test
    void finalStatusShouldSayWhatWasAskedAndWho() {
        TestClock clock = new TestClock();
        ScriptedService service = new ScriptedService("memory", (request, c) -> {
            clock.advance(Duration.ofSeconds(3));
            c.complete(ACCOUNT_EXIST);
            return REQUEST_OK;
        });
        AccountCreator creator =
                AccountCreators.builder(service).clock(clock).build().newAccountCreator();
        creator.setUsername("bob");
        creator.setDomain("d.example");

        FinalStatus end = end(creator.isAccountExist());

        assertThat(end.operation()).isEqualTo(Operation.IS_ACCOUNT_EXIST);
        assertThat(end.backend()).isEqualTo("memory");
        assertThat(end.creatorId()).isEqualTo(creator.id());
        assertThat(end.username()).isEqualTo("bob");
        assertThat(end.domain()).isEqualTo("d.example");
        assertThat(end.duration()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void callerShouldNotBeAbleToEndTheRequest() {
        Submission submission = ask(this::keep);

        submission.finalStatus().toCompletableFuture().cancel(true);

        assertThat(completion.get().complete(ACCOUNT_EXIST)).isTrue();
        assertThat(end(submission).status()).isEqualTo(ACCOUNT_EXIST);
    }

    private Status keep(AccountRequest request, Completion c) {
        completion.set(c);
        return REQUEST_OK;
    }

    private BiFunction<AccountRequest, Completion, Status> answering(Status provisional, boolean completes) {
        return (request, c) -> {
            completion.set(c);
            if (completes) {
                c.complete(ACCOUNT_EXIST);
            }
            return provisional;
        };
    }

    private Submission ask(BiFunction<AccountRequest, Completion, Status> script) {
        return creators(new ScriptedService(script)).newAccountCreator().isAccountExist();
    }

    private AccountCreators creators(AccountCreatorService service) {
        return AccountCreators.builder(service).events(events::add).build();
    }

    private static FinalStatus end(Submission submission) {
        CompletableFuture<FinalStatus> end = submission.finalStatus().toCompletableFuture();
        return end.orTimeout(30, SECONDS).join();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> Status doThrow(Throwable throwable) throws T {
        throw (T) throwable;
    }
}
