package io.accountcreator;

import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The life of creators, and of what hands them out. */
class AccountCreatorsTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final AtomicReference<Completion> completion = new AtomicReference<>();
    private final ScriptedService keeping = new ScriptedService((request, c) -> {
        completion.set(c);
        return REQUEST_OK;
    });

    @Test
    void setServiceShouldCountForNewCreatorsOnly() {
        ScriptedService first = ScriptedService.answering("first", ACCOUNT_EXIST);
        ScriptedService second = ScriptedService.answering("second", ACCOUNT_NOT_EXIST);
        AccountCreators creators = AccountCreators.builder(first).build();
        AccountCreator old = creators.newAccountCreator();

        creators.setService(second);
        AccountCreator young = creators.newAccountCreator();

        assertThat(creators.service()).isSameAs(second);
        assertThat(end(old.isAccountExist()).status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(end(old.isAccountExist()).backend()).isEqualTo("first");
        assertThat(end(young.isAccountExist()).status()).isEqualTo(ACCOUNT_NOT_EXIST);
        old.close();
        young.close();
        assertThat(first.destructed).containsExactly(old.id());
        assertThat(second.destructed).containsExactly(young.id());
    }

    @Test
    void twoShouldLiveSideBySide() {
        List<FinalStatus> eventsOfOne = new CopyOnWriteArrayList<>();
        List<FinalStatus> eventsOfOther = new CopyOnWriteArrayList<>();
        AccountCreators one = AccountCreators.builder(ScriptedService.answering("one", ACCOUNT_EXIST))
                .events(eventsOfOne::add)
                .build();
        AccountCreators other = AccountCreators.builder(ScriptedService.answering("other", ACCOUNT_NOT_EXIST))
                .events(eventsOfOther::add)
                .build();
        AccountCreator ofOther = other.newAccountCreator();

        one.newAccountCreator().isAccountExist();
        one.close();
        ofOther.isAccountExist();

        assertThat(eventsOfOne).extracting(FinalStatus::backend).containsExactly("one");
        assertThat(eventsOfOther).extracting(FinalStatus::backend).containsExactly("other");
    }

    @Test
    void constructorMayPresetFields() {
        AccountCreators creators = AccountCreators.builder(new AccountCreatorService() {
                    @Override
                    public void constructor(AccountCreator creator) {
                        creator.setDomain("preset.example");
                    }
                })
                .build();

        assertThat(creators.newAccountCreator().domain()).isEqualTo("preset.example");
    }

    @Test
    void thereShouldBeNoCreatorWhenTheConstructorThrows() {
        AccountCreators creators = AccountCreators.builder(new AccountCreatorService() {
                    @Override
                    public void constructor(AccountCreator creator) {
                        throw new IllegalStateException("no");
                    }
                })
                .build();

        assertThatThrownBy(creators::newAccountCreator).hasMessage("no");
    }

    @Test
    void serviceUrlShouldTravelWithTheRequest() {
        AtomicReference<String> url = new AtomicReference<>();
        AccountCreators creators = AccountCreators.builder(new ScriptedService((request, c) -> {
                    url.set(request.serviceUrl());
                    return Status.REQUEST_FAILED;
                }))
                .build();

        creators.newAccountCreator("https://there.example/").isAccountExist();
        assertThat(url).hasValue("https://there.example/");
        creators.newAccountCreator().isAccountExist();
        assertThat(url).hasValue(null);
    }

    @Test
    void constructorAndDestructorShouldBeCalledOnce() {
        AccountCreator creator = AccountCreators.builder(keeping).build().newAccountCreator();
        assertThat(keeping.constructed).containsExactly(creator.id());
        assertThat(keeping.destructed).isEmpty();

        creator.close();
        creator.close();

        assertThat(keeping.constructed).containsExactly(creator.id());
        assertThat(keeping.destructed).containsExactly(creator.id());
    }

    @Test
    void destructorShouldComeAfterEveryoneWasTold() {
        AccountCreator creator = AccountCreators.builder(new AccountCreatorService() {
                    @Override
                    public void destructor(AccountCreator closed) {
                        happened.add("destructor");
                    }

                    @Override
                    public Status isAccountExist(AccountRequest request, Completion c) {
                        completion.set(c);
                        return REQUEST_OK;
                    }
                })
                .events(event -> happened.add("event"))
                .build()
                .newAccountCreator();
        creator.isAccountExist().finalStatus().thenAccept(end -> happened.add("caller " + end.status()));
        creator.close();
        assertThat(happened).isEmpty();

        completion.get().complete(ACCOUNT_EXIST);

        assertThat(happened).containsExactly("caller ACCOUNT_EXIST", "event", "destructor");
    }

    @Test
    void destructorShouldWaitForTheLastOfSeveralRequests() {
        AccountCreator creator = AccountCreators.builder(keeping).build().newAccountCreator();
        creator.isAccountExist();
        Completion first = completion.get();
        creator.isAccountExist();
        Completion second = completion.get();
        creator.close();

        second.complete(ACCOUNT_EXIST);
        assertThat(keeping.destructed).isEmpty();
        first.complete(ACCOUNT_EXIST);

        assertThat(keeping.destructed).containsExactly(creator.id());
    }

    @Test
    void destructorShouldBeCalledOnceWhenTheDeadlinePassesAfterClosing() {
        AccountCreator creator = AccountCreators.builder(keeping)
                .deadline(Duration.ofMillis(50))
                .build()
                .newAccountCreator();
        Submission submission = creator.isAccountExist();
        creator.close();

        assertThat(end(submission).failure()).isEqualTo(Failure.DEADLINE);
        await().untilAsserted(() -> assertThat(keeping.destructed).containsExactly(creator.id()));
        completion.get().complete(ACCOUNT_EXIST);
        assertThat(keeping.destructed).hasSize(1);
    }

    @Test
    void closedCreatorShouldTakeNoMoreRequests() {
        AccountCreator creator = AccountCreators.builder(keeping).build().newAccountCreator();
        creator.close();

        assertThatThrownBy(creator::isAccountExist).isInstanceOf(IllegalStateException.class);
        assertThat(keeping.destructed).hasSize(1);
    }

    @Test
    void closeShouldClearSecrets() {
        AccountCreator creator = AccountCreators.builder(keeping).build().newAccountCreator();
        creator.setPassword("secret");
        creator.setNewPassword("secret");
        creator.setHa1("0".repeat(32));
        creator.setActivationCode("1234");
        List<Secret> secrets = List.of(
                Objects.requireNonNull(creator.password()),
                Objects.requireNonNull(creator.ha1()),
                Objects.requireNonNull(creator.activationCode()));

        creator.close();

        assertThat(secrets).allMatch(Secret::isEmpty);
        assertThat(new Object[] {creator.password(), creator.ha1(), creator.activationCode()})
                .containsOnlyNulls();
    }

    @Test
    void requestShouldKeepItsSecretsWhenTheCallerClears() {
        AtomicReference<Secret> asked = new AtomicReference<>();
        AccountCreator creator = AccountCreators.builder(new ScriptedService((request, c) -> {
                    asked.set(request.password());
                    completion.set(c);
                    return REQUEST_OK;
                }))
                .build()
                .newAccountCreator();
        creator.setPassword("secret");
        creator.isAccountExist();

        Objects.requireNonNull(creator.password()).clear();

        assertThat(asked.get().reveal()).isEqualTo("secret");
    }

    @Test
    void closeShouldDrainAndRefuseNewWork() {
        AccountCreators creators = AccountCreators.builder(keeping).build();
        AccountCreator creator = creators.newAccountCreator();
        Submission underWay = creator.isAccountExist();
        Completion completionUnderWay = completion.get();
        Thread closing = new Thread(creators::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        Submission refused = creator.isAccountExist();
        assertThat(refused.status()).isEqualTo(Status.REQUEST_FAILED);
        assertThat(refused.failure()).isEqualTo(Failure.NO_ROOM);
        assertThat(closing.isAlive()).isTrue();

        completionUnderWay.complete(ACCOUNT_EXIST);
        assertThat(end(underWay).status()).isEqualTo(ACCOUNT_EXIST);
        await().until(() -> !closing.isAlive());
        assertThat(creator.isAccountExist().failure()).isEqualTo(Failure.NO_ROOM);
    }

    @Test
    void closeShouldNotWaitBeyondTheDeadlineForAWorkerThatDoesNotReturn() {
        AtomicReference<Completion> stuck = new AtomicReference<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        AccountCreators creators = AccountCreators.builder(new ScriptedService((request, c) -> {
                    stuck.set(c);
                    return REQUEST_OK;
                }))
                .deadline(Duration.ofMillis(50))
                .build();
        Submission submission = creators.newAccountCreator().isAccountExist();
        Thread worker = new Thread(() -> stuck.get().work(() -> {
            release.join();
            return Outcome.of(ACCOUNT_EXIST);
        }));
        worker.start();

        creators.close();

        assertThat(end(submission).failure()).isEqualTo(Failure.DEADLINE);
        release.complete(null);
    }

    @Test
    void closeShouldLeaveATimerOfSomebodyElseAlone() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

        AccountCreators.builder(keeping).timer(timer).build().close();

        assertThat(timer.isShutdown()).isFalse();
        timer.shutdownNow();
    }

    private static FinalStatus end(Submission submission) {
        return submission
                .finalStatus()
                .toCompletableFuture()
                .orTimeout(30, SECONDS)
                .join();
    }
}
