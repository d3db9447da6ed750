package io.accountcreator.host.outbound.audit;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.event.Completed;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.event.FinalStatusEvents;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Status;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinalStatusEventsTest {
    private static final int REQUESTS = 1_000;

    /** Asynchronous observers: one that counts, one that throws, one that sleeps, and one of another operation. */
    @Singleton
    static class Asynchronous {
        final Queue<Long> counting = new ConcurrentLinkedQueue<>();
        final Queue<Long> throwing = new ConcurrentLinkedQueue<>();
        final Queue<Long> sleeping = new ConcurrentLinkedQueue<>();
        final Queue<Long> others = new ConcurrentLinkedQueue<>();

        volatile CountDownLatch countGate = new CountDownLatch(0);
        volatile CountDownLatch sleepGate = new CountDownLatch(0);

        void count(@ObservesAsync FinalStatus status) throws InterruptedException {
            countGate.await();
            counting.add(status.id());
        }

        void fail(@ObservesAsync @Completed(Operation.IS_ACCOUNT_EXIST) FinalStatus status) {
            throwing.add(status.id());
            throw new IllegalStateException("asynchronous");
        }

        void sleep(@ObservesAsync FinalStatus status) throws InterruptedException {
            sleepGate.await();
            Thread.sleep(5);
            sleeping.add(status.id());
        }

        void other(@ObservesAsync @Completed(Operation.CREATE_ACCOUNT) FinalStatus status) {
            others.add(status.id());
        }
    }

    /** Synchronous observers: one that sleeps, then one that throws, then one that is never told. */
    @Singleton
    static class Synchronous {
        final Queue<Long> sleeping = new ConcurrentLinkedQueue<>();
        final Queue<Long> after = new ConcurrentLinkedQueue<>();

        void sleep(@Observes @Priority(1) FinalStatus status) throws InterruptedException {
            Thread.sleep(1);
            sleeping.add(status.id());
        }

        void fail(@Observes @Priority(2) FinalStatus status) {
            throw new IllegalArgumentException("synchronous");
        }

        void after(@Observes @Priority(3) FinalStatus status) {
            after.add(status.id());
        }
    }

    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private final ExecutorService observers = Executors.newFixedThreadPool(4);
    private final ExecutorService callers = Executors.newFixedThreadPool(50);
    private SeContainer container;
    private AccountCreators creators;

    @BeforeEach
    void start() {
        System.setProperty("accountcreator.domain", "sip.example.org");
        container = SeContainerInitializer.newInstance()
                .addBeanClasses(Asynchronous.class, Synchronous.class)
                .initialize();
        FinalStatusEvents events = FinalStatusEvents.parallel(
                container.getBeanManager().getEvent().select(FinalStatus.class),
                observers,
                (status, failure) -> thrown.add(failure));
        creators = AccountCreators.builder(
                        container.select(AccountCreatorService.class).get())
                .events(events)
                .rules(AccountRules.from(Settings.of(Map.of("accountcreator.domain", "sip.example.org"))))
                .deadline(Duration.ofMinutes(1))
                .maxInFlight(REQUESTS)
                .build();
    }

    @AfterEach
    void stop() {
        System.clearProperty("accountcreator.domain");
        creators.close();
        container.close();
        observers.shutdownNow();
        callers.shutdownNow();
    }

    @Test
    void everyObserverShouldBeToldOfEveryRequestOnceWhateverTheOthersDo() throws Exception {
        Asynchronous asynchronous = container.select(Asynchronous.class).get();
        Synchronous synchronous = container.select(Synchronous.class).get();
        List<Callable<FinalStatus>> requests = IntStream.range(0, REQUESTS)
                .<Callable<FinalStatus>>mapToObj(i -> () -> ask("user" + i))
                .toList();

        List<Future<FinalStatus>> answers = callers.invokeAll(requests);

        Long[] all = LongStream.rangeClosed(1, REQUESTS).boxed().toArray(Long[]::new);
        for (Future<FinalStatus> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(Status.ACCOUNT_NOT_EXIST);
        }
        creators.close();
        await().atMost(Duration.ofSeconds(60)).until(() -> asynchronous.sleeping.size() >= REQUESTS);
        await().atMost(Duration.ofSeconds(60)).until(() -> thrown.size() >= 2 * REQUESTS);
        assertThat(asynchronous.counting).containsExactlyInAnyOrder(all);
        assertThat(asynchronous.throwing).containsExactlyInAnyOrder(all);
        assertThat(asynchronous.sleeping).containsExactlyInAnyOrder(all);
        assertThat(asynchronous.others).isEmpty();
        assertThat(synchronous.sleeping).containsExactlyInAnyOrder(all);
        assertThat(synchronous.after).isEmpty();
        assertThat(thrown).hasSize(2 * REQUESTS);
        assertThat(thrown.stream().map(Throwable::toString).collect(groupingBy(identity(), counting())))
                .containsOnly(
                        entry("java.lang.IllegalStateException: asynchronous", (long) REQUESTS),
                        entry("java.lang.IllegalArgumentException: synchronous", (long) REQUESTS));
    }

    @Test
    void anObserverThatHangsShouldHoldUpNoOther() {
        Asynchronous asynchronous = container.select(Asynchronous.class).get();

        asynchronous.countGate = new CountDownLatch(1);
        ask("bob");
        await().until(() -> asynchronous.sleeping.size() == 1);
        assertThat(asynchronous.counting).isEmpty();
        asynchronous.countGate.countDown();
        await().until(() -> asynchronous.counting.size() == 1);

        asynchronous.sleepGate = new CountDownLatch(1);
        ask("bob");
        await().until(() -> asynchronous.counting.size() == 2);
        assertThat(asynchronous.sleeping).hasSize(1);
        asynchronous.sleepGate.countDown();
        await().until(() -> asynchronous.sleeping.size() == 2);
    }

    @Test
    void aFullOrClosedPoolShouldStopNeitherTheCallerNorTheSynchronousObservers() throws Exception {
        observers.shutdownNow();

        assertThat(ask("bob").status()).isEqualTo(Status.ACCOUNT_NOT_EXIST);

        creators.close();
        assertThat(container.select(Synchronous.class).get().sleeping).hasSize(1);
        assertThat(thrown).hasSizeGreaterThanOrEqualTo(2);
    }

    private FinalStatus ask(String username) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            return creator.isAccountExist().finalStatus().toCompletableFuture().join();
        }
    }
}
