package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import io.accountcreator.xmlrpc.LossyServer.Fate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A create whose answer is lost: it is asked for the account, and nothing is sent twice. */
class XmlRpcLostCreateTest {
    private static final String EMAIL =
            "username=bob;email=bob@example.com;password=secret-Pass;domain=sip.example.org";

    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"DROPPED_AFTER_ACTING", "CUT_IN_THE_ANSWER"})
    void createShouldBeCreatedWhenTheAccountIsThereWithItsPassword(Fate fate) {
        try (LossyServer server = new LossyServer(method -> method.startsWith("create") ? fate : Fate.ANSWERED);
                Caller caller = caller(server.url())) {
            assertThat(caller.ask(Operation.CREATE_ACCOUNT, EMAIL).status()).isEqualTo(Status.ACCOUNT_CREATED);
            assertThat(server.creates().get("bob")).hasValue(1);
        }
    }

    @Test
    void createShouldBeNotCreatedWhenTheAccountIsNotThere() {
        try (LossyServer server = new LossyServer(
                        method -> method.startsWith("create") ? Fate.DROPPED_BEFORE_ACTING : Fate.ANSWERED);
                Caller caller = caller(server.url())) {
            assertThat(caller.ask(Operation.CREATE_ACCOUNT, EMAIL).status()).isEqualTo(Status.ACCOUNT_NOT_CREATED);
            assertThat(server.creates().get("bob")).hasValue(1);
        }
    }

    @Test
    void createShouldBeAnOutageWhenNobodyAnswersWhatBecameOfIt() {
        try (LossyServer server = new LossyServer(method -> Fate.DROPPED_AFTER_ACTING);
                Caller caller = caller(server.url())) {
            FinalStatus end = caller.ask(Operation.CREATE_ACCOUNT, EMAIL);

            assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            assertThat(server.creates().get("bob")).hasValue(1);
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // what the server says of the account, of its password, how it ends
        "ERROR_ACCOUNT_DOESNT_EXIST, -, ACCOUNT_NOT_CREATED",
        "ERROR_ALIAS_DOESNT_EXIST, OK, ACCOUNT_CREATED",
        "ERROR_ALIAS_DOESNT_EXIST, ERROR_PASSWORD_DOESNT_MATCH, ACCOUNT_EXIST",
        "ERROR_ALIAS_DOESNT_EXIST, ERROR_ACCOUNT_DOESNT_EXIST, REQUEST_FAILED",
        "ERROR_ALIAS_DOESNT_EXIST, nonsense, REQUEST_FAILED",
        "+33687654321, -, ACCOUNT_EXIST",
        "bob, -, ACCOUNT_EXIST",
        "nonsense, -, REQUEST_FAILED",
        "OK, -, REQUEST_FAILED",
    })
    void createShouldEndByWhatTheServerSaysOfTheAccount(String account, String password, Status expected) {
        try (ScriptedServer server = new ScriptedServer();
                Caller caller = caller(server.url())) {
            server.answerBy(Map.of(
                    "create_email_account",
                    "<html>",
                    "get_phone_number_for_account",
                    account,
                    "check_authentication",
                    password));

            FinalStatus end = caller.ask(Operation.CREATE_ACCOUNT, EMAIL);

            assertThat(end.status()).isEqualTo(expected);
            assertThat(server.requests.stream().map(r -> r.call().get(0)))
                    .containsOnlyOnce("create_email_account")
                    .doesNotHaveDuplicates();
            assertThat(log.all()).doesNotContain("secret-Pass");
        }
    }

    @Test
    void createByPhoneShouldBeAnOutageWhenTheAccountIsThereAndHasNoPasswordThatIsKnown() {
        try (ScriptedServer server = new ScriptedServer();
                Caller caller = caller(server.url())) {
            server.answerBy(Map.of(
                    "create_phone_account", "<html>", "get_phone_number_for_account", "ERROR_ALIAS_DOESNT_EXIST"));

            FinalStatus end = caller.ask(Operation.CREATE_ACCOUNT, "phone=612345678;cc=33;domain=sip.example.org");

            assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
        }
    }

    @Test
    void createByPhoneShouldSayThatTheNumberIsTakenWhenItIsAnAlias() {
        try (ScriptedServer server = new ScriptedServer();
                Caller caller = caller(server.url())) {
            server.answerBy(Map.of("create_phone_account", "<html>", "get_phone_number_for_account", "+33612345678"));

            FinalStatus end = caller.ask(Operation.CREATE_ACCOUNT, "phone=612345678;cc=33;domain=sip.example.org");

            assertThat(end.status()).isEqualTo(Status.ACCOUNT_EXIST_WITH_ALIAS);
        }
    }

    @Test
    void createShouldStayUnknownWhenTheServerWasTooSlowAndTheAccountIsNotThereYet() {
        try (ScriptedServer server = new ScriptedServer();
                Caller caller = new Caller(
                        Map.of(XmlRpcSetting.URL.key(), server.url(), XmlRpcSetting.TIMEOUT.key(), "PT0.5S"))) {
            server.neverReplyTo("create_email_account", "ERROR_ACCOUNT_DOESNT_EXIST");

            FinalStatus end = caller.ask(Operation.CREATE_ACCOUNT, EMAIL);

            assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            assertThat(end.response()).contains("no answer in time");
        }
    }

    @Test
    void createShouldStayUnknownWhenAProxyHasGivenUpWaitingAndTheAccountIsNotThereYet() {
        try (ScriptedServer server = new ScriptedServer();
                Caller caller = caller(server.url())) {
            server.refuse("create_email_account", 504, "ERROR_ACCOUNT_DOESNT_EXIST");

            FinalStatus end = caller.ask(Operation.CREATE_ACCOUNT, EMAIL);

            assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            assertThat(server.requests).hasSize(2);
        }
    }

    /** Ten thousand creates over connections that a server drops at random. */
    @Test
    void noCallShouldBeSeenTwiceWhenTheServerDropsConnectionsAtRandom() throws Exception {
        int callers = 8;
        int creates = 10_000;
        Map<String, Status> told = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (LossyServer server = LossyServer.atRandom(20261125);
                AccountCreatorService service = service(server.url());
                AccountCreators creators = AccountCreators.builder(service).build()) {
            List<Future<?>> all = IntStream.range(0, callers)
                    .<Future<?>>mapToObj(caller -> threads.submit(() -> {
                        for (int i = caller; i < creates; i += callers) {
                            told.put("bob" + i, create(creators, "bob" + i));
                        }
                    }))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }

            // Neither a create nor a question after one: each has a name of its own.
            assertThat(server.calls().entrySet())
                    .filteredOn(seen -> seen.getValue().get() > 1)
                    .isEmpty();
            // A call may meet a connection that is just being closed: then nobody sees it.
            assertThat(server.creates().size()).isBetween(creates * 99 / 100, creates);
            assertThat(server.reused()).isGreaterThanOrEqualTo(creates * 9 / 10);
            assertThat(told).hasSize(creates).allSatisfy((name, status) -> {
                // What is said of an account is so.
                if (status != Status.REQUEST_FAILED) {
                    assertThat(status == Status.ACCOUNT_CREATED).as(name).isEqualTo(server.has(name));
                }
            });
            Map<Status, Long> counts =
                    told.values().stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
            assertThat(counts).containsKeys(Status.ACCOUNT_CREATED, Status.ACCOUNT_NOT_CREATED);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Status create(AccountCreators creators, String name) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            Caller.fillIn(creator, EMAIL.replace("bob", name));
            return Caller.ask(Operation.CREATE_ACCOUNT, creator).status();
        }
    }

    /** On the callers' threads, and without leaving the server alone: each call counts. */
    private static AccountCreatorService service(String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put(XmlRpcSetting.URL.key(), url);
        settings.put(XmlRpcSetting.BREAKER_FAILURES.key(), "1000");
        return new XmlRpcAccountCreatorService(XmlRpcConfig.from(Settings.of(settings))).on(Runnable::run);
    }

    private static Caller caller(String url) {
        return new Caller(Map.of(XmlRpcSetting.URL.key(), url));
    }
}
