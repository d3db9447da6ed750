package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import io.accountcreator.xmlrpc.LossyServer.Fate;
import io.accountcreator.xmlrpc.protocol.XmlRpcResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that does not answer is left alone for a while, and comes back by itself. */
class XmlRpcCircuitBreakerTest {
    private static final String BOB = "username=bob;domain=sip.example.org";
    private static final int FAILURES = 3;

    private final CapturedLog log = new CapturedLog();
    private final AtomicBoolean up = new AtomicBoolean();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void serverThatIsDownShouldBeLeftAlone() {
        ScriptedServer server = new ScriptedServer();
        server.close();
        try (Caller caller = caller(server.url(), "PT1H")) {
            for (int i = 0; i < FAILURES; i++) {
                assertThat(ask(caller).response()).contains("no connection");
            }

            FinalStatus end = ask(caller);

            assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            assertThat(end.response()).contains("left alone");
            assertThat(log.warnings())
                    .filteredOn(line -> line.contains("is left alone"))
                    .hasSize(2);
        }
    }

    @Test
    void serverThatNeverAnswersShouldNotBeAskedAgainBeforeThePauseIsOver() {
        try (ScriptedServer server = new ScriptedServer();
                Caller caller = caller(server.url(), "PT1H")) {
            server.neverReply();
            for (int i = 0; i < FAILURES; i++) {
                ask(caller);
            }

            for (Operation operation : Operation.values()) {
                assertThat(caller.ask(operation, Caller.ALL_FIELDS).response()).contains("left alone");
            }

            assertThat(server.requests).hasSize(FAILURES);
        }
    }

    @Test
    void serverShouldBeTriedByAHarmlessCallAndThenServeAgain() {
        try (LossyServer server = new LossyServer(method -> up.get() ? Fate.ANSWERED : Fate.DROPPED_BEFORE_ACTING);
                Caller caller = caller(server.url(), "PT0.05S")) {
            for (int i = 0; i < FAILURES; i++) {
                ask(caller);
            }
            up.set(true);

            await().until(() -> ask(caller).status() == Status.ACCOUNT_NOT_EXIST);

            assertThat(server.methods()).contains("system.listMethods");
            assertThat(log.all()).contains("answers again");
        }
    }

    @Test
    void createShouldNotBeWhatTriesWhetherTheServerIsBack() {
        try (LossyServer server = new LossyServer(method -> Fate.DROPPED_BEFORE_ACTING);
                Caller caller = caller(server.url(), "PT0.001S")) {
            for (int i = 0; i < FAILURES; i++) {
                ask(caller);
            }
            for (int i = 0; i < 20; i++) {
                caller.ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS);
            }

            assertThat(server.methods()).contains("system.listMethods").doesNotContain("create_phone_account");
            assertThat(server.creates()).isEmpty();
        }
    }

    @Test
    void serverShouldServeInBetweenWhenItFlaps() {
        try (LossyServer server = new LossyServer(method -> up.get() ? Fate.ANSWERED : Fate.DROPPED_BEFORE_ACTING);
                Caller caller = caller(server.url(), "PT0.02S")) {
            for (int round = 0; round < 5; round++) {
                up.set(false);
                await().until(() -> String.valueOf(ask(caller).response()).contains("left alone"));
                up.set(true);
                await().until(() -> ask(caller).status() == Status.ACCOUNT_NOT_EXIST);
            }
        }
    }

    @Test
    void serverThatAnswersNonsenseShouldNotBeLeftAlone() {
        try (ScriptedServer server = new ScriptedServer();
                Caller caller = caller(server.url(), "PT1H")) {
            server.reply(500, Map.of(), new byte[0]);
            for (int i = 0; i < 3 * FAILURES; i++) {
                ask(caller);
            }

            assertThat(server.requests).hasSize(3 * FAILURES);
        }
    }

    @Test
    void fieldThatCannotBeSentShouldNotCountAgainstTheServer() {
        try (ScriptedServer server = new ScriptedServer();
                Caller caller = caller(server.url(), "PT1H")) {
            server.answer("ERROR_ACCOUNT_DOESNT_EXIST");
            for (int i = 0; i < 3 * FAILURES; i++) {
                caller.ask(Operation.IS_ACCOUNT_EXIST, "username=bob\uffff;domain=d.example");
            }

            assertThat(ask(caller).status()).isEqualTo(Status.ACCOUNT_NOT_EXIST);
        }
    }

    @Test
    void oneServerShouldBeLeftAloneWithoutTheOthers() {
        try (ScriptedServer good = new ScriptedServer();
                ScriptedServer bad = new ScriptedServer();
                Caller caller = new Caller(Map.of(
                        XmlRpcSetting.URL.key(),
                        good.url(),
                        XmlRpcSetting.DOMAIN_URLS.key(),
                        "bad.example = " + bad.url(),
                        XmlRpcSetting.BREAKER_PAUSE.key(),
                        "PT1H"))) {
            good.answer("ERROR_ACCOUNT_DOESNT_EXIST");
            bad.close();
            for (int i = 0; i < 10; i++) {
                caller.ask(Operation.IS_ACCOUNT_EXIST, "username=bob;domain=bad.example");
            }

            assertThat(ask(caller).status()).isEqualTo(Status.ACCOUNT_NOT_EXIST);
        }
    }

    @Test
    void callShouldFindNoRoomWhenTooManyAreUnderWay() throws Exception {
        CountDownLatch under = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        XmlRpcCircuitBreaker breaker =
                new XmlRpcCircuitBreaker("http://x/", new XmlRpcConfig.Limits(1, FAILURES, Duration.ofHours(1)));
        CountDownLatch release = new CountDownLatch(1);
        try {
            Future<?> first = threads.submit(() -> breaker.run(
                    () -> {
                        under.countDown();
                        awaitQuietly(release);
                        return new XmlRpcResponse.Text("OK");
                    },
                    () -> null));
            under.await();

            assertThat(shut(breaker)).isTrue();
            release.countDown();
            first.get(30, TimeUnit.SECONDS);
            assertThat(shut(breaker)).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean shut(XmlRpcCircuitBreaker breaker) throws Exception {
        try {
            breaker.run(() -> new XmlRpcResponse.Text("OK"), () -> null);
            return false;
        } catch (XmlRpcCircuitBreaker.ShutException e) {
            return e.isFull();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static FinalStatus ask(Caller caller) {
        return caller.ask(Operation.IS_ACCOUNT_EXIST, BOB);
    }

    private static Caller caller(String url, String pause) {
        Map<String, String> settings = new HashMap<>();
        settings.put(XmlRpcSetting.URL.key(), url);
        settings.put(XmlRpcSetting.TIMEOUT.key(), "PT0.3S");
        settings.put(XmlRpcSetting.BREAKER_FAILURES.key(), String.valueOf(FAILURES));
        settings.put(XmlRpcSetting.BREAKER_PAUSE.key(), pause);
        return new Caller(settings);
    }
}
