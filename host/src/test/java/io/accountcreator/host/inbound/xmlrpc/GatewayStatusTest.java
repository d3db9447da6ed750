package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each method answers to each status of a backend that says whatever it is told to. */
class GatewayStatusTest {
    private static final String HASH = "379214c801c0c0a8bbbddc3d1531a67e";
    private volatile Outcome outcome = Outcome.of(Status.REQUEST_OK);
    private GatewayRig rig;

    @BeforeEach
    void start() {
        Map<String, String> settings = Map.of("accountcreator.gateway.test-methods", "true");
        rig = new GatewayRig(settings, told(EnumSet.allOf(Operation.class)), Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "statuses.csv", delimiter = '|', numLinesToSkip = 1)
    void aListedStatusShouldHaveItsText(String method, Status status, String text) throws Exception {
        outcome = everything(status);

        HttpResponse<String> response = rig.call(method, parameters(method));

        assertThat(response.body()).isEqualTo(Calls.text(text));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(GatewayMethod.class)
    void anyOtherStatusShouldBe500AndNeverAGuess(GatewayMethod method) throws Exception {
        Set<Status> listed = listed(method.wireName());
        if (method == GatewayMethod.RECOVER_ACCOUNT_FROM_CONFIRMATION_KEY) {
            listed.add(Status.REQUEST_OK); // a struct, see aLoginShouldBeAStruct
        }
        listed.add(Status.REQUEST_FAILED); // by its failure, see aFailureShouldChooseTheHttpStatus
        for (Status status : EnumSet.complementOf(EnumSet.copyOf(listed))) {
            outcome = everything(status);

            int expected =
                    switch (status) {
                        case NOT_IMPLEMENTED_ERROR -> 501;
                        case MISSING_ARGUMENTS -> 400;
                        case REQUEST_TOO_MANY_REQUESTS -> 429;
                        default -> 500;
                    };
            HttpResponse<String> response = rig.call(method.wireName(), parameters(method.wireName()));
            assertThat(response.statusCode()).as("%s", status).isEqualTo(expected);
            assertThat(response.body()).doesNotContain("from-the-backend", HASH, "ERROR_", "OK");
        }
    }

    @Test
    void aLoginShouldBeAStruct() throws Exception {
        outcome = everything(Status.REQUEST_OK);
        String method = "recover_account_from_confirmation_key";

        assertThat(rig.call(method, parameters(method)).body())
                .contains("<name>password</name><value><string>" + HASH, "<name>algorithm</name><value><string>MD5<");
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void aFailureShouldChooseTheHttpStatus(Failure failure) throws Exception {
        outcome = Outcome.failed(failure, "from-the-backend");

        HttpResponse<String> response = rig.call("is_account_used", "bob");

        assertThat(response.statusCode())
                .isEqualTo(
                        switch (failure) {
                            case NOT_CONFIGURED, OUTAGE -> 500;
                            case NO_ROOM -> 503;
                            case DEADLINE -> 504;
                        });
        assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(failure == Failure.NO_ROOM);
        assertThat(response.body()).doesNotContain("from-the-backend");
        assertThat(rig.refusals).as("told by a final status").isEmpty();
    }

    @Test
    void anAnswerWithoutItsValueShouldBe500InPlaceOfAnEmptyText() throws Exception {
        for (String method : new String[] {
            "activate_phone_account", "recover_account_from_confirmation_key", "get_phone_number_for_account"
        }) {
            outcome = Outcome.of(
                    method.startsWith("get")
                            ? Status.ACCOUNT_EXIST_WITH_ALIAS
                            : method.startsWith("act") ? Status.ACCOUNT_ACTIVATED : Status.REQUEST_OK);

            assertThat(rig.call(method, parameters(method)).statusCode())
                    .as(method)
                    .isEqualTo(500);
        }
    }

    @Test
    void anAliasThatIsNoPhoneNumberShouldBe500() throws Exception {
        outcome = Outcome.of(Status.ACCOUNT_EXIST_WITH_ALIAS).withPhone("ERROR_DATABASE");

        assertThat(rig.call("get_phone_number_for_account", "bob").statusCode()).isEqualTo(500);
    }

    @Test
    void aUserNameThatXmlDoesNotHaveShouldBe500() throws Exception {
        outcome = Outcome.of(Status.REQUEST_OK).withUsername("bob\u0000");

        assertThat(rig.call("recover_phone_account", "+33612345678").statusCode())
                .isEqualTo(500);
    }

    @Test
    void aUserNameShouldRoundTrip() throws Exception {
        outcome = Outcome.of(Status.REQUEST_OK).withUsername("<zoé> & 🎉");

        assertThat(rig.call("recover_phone_account", "+33612345678").body()).isEqualTo(Calls.text("<zoé> & 🎉"));
    }

    @Test
    void aBackendWithoutTheOperationShouldBe501() throws Exception {
        AccountCreatorService nothing = told(EnumSet.noneOf(Operation.class));
        try (GatewayRig empty = new GatewayRig(Map.of(), nothing, Duration.ofSeconds(10))) {
            assertThat(empty.call("is_account_used", "bob").statusCode()).isEqualTo(501);
            assertThat(empty.refusals).containsExactly("501 the backend does not have this operation");
        }
    }

    @Test
    void aBackendThatThrowsShouldBe500WithoutAStackTrace() throws Exception {
        outcome = null;

        HttpResponse<String> response = rig.call("is_account_used", "bob");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("unexpected error\n");
    }

    @Test
    void everyCallShouldCloseItsCreatorOnceWhateverItsAnswer() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AccountCreatorService counting = new AccountCreatorService() {
            @Override
            public void constructor(AccountCreator creator) {
                made.incrementAndGet();
            }

            @Override
            public void destructor(AccountCreator creator) {
                ended.incrementAndGet();
            }

            @Override
            public Status isAccountExist(AccountRequest request, Completion completion) {
                completion.complete(Status.ACCOUNT_EXIST);
                return Status.REQUEST_OK;
            }
        };
        try (GatewayRig rig = new GatewayRig(Map.of(), counting, Duration.ofSeconds(10))) {
            rig.call("is_account_used", "bob");
            rig.call("is_account_used", "");
            rig.call("is_account_used", "b", "c", "d");
            rig.call("is_account_activated", "bob");
            rig.call("no_such_method");
        }

        assertThat(made).hasValue(4);
        assertThat(ended).hasValue(4);
    }

    @Test
    void aSilentBackendShouldBe504AfterTheDeadlineAndAFullHost503() throws Exception {
        AccountCreatorService silent = new AccountCreatorService() {
            @Override
            public Status isAccountExist(AccountRequest request, Completion completion) {
                return Status.REQUEST_OK;
            }
        };
        Map<String, String> settings = Map.of("accountcreator.deadline", "PT1S", "accountcreator.max-in-flight", "1");
        try (GatewayRig slow = new GatewayRig(settings, silent, Duration.ofSeconds(10))) {
            var codes = Arrays.asList(1, 2, 3).parallelStream()
                    .map(i -> {
                        try {
                            return slow.call("is_account_used", "bob").statusCode();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();

            assertThat(codes).isSubsetOf(503, 504).contains(504);
            // Of the deadline a final status tells.
            assertThat(slow.refusals)
                    .hasSize(Collections.frequency(codes, 503))
                    .allMatch("503 too many requests are under way"::equals);
        }
    }

    private AccountCreatorService told(Set<Operation> operations) {
        return new FixedOutcomeBackend(operations, () -> Objects.requireNonNull(outcome)).on(Runnable::run);
    }

    private Outcome everything(Status status) {
        return Outcome.of(status)
                .withResponse("from-the-backend")
                .withUsername("bob")
                .withPhone("+33612345678")
                .withHa1(Secret.of(HASH), Algorithm.MD5)
                .withActivationCode(Secret.of("1234"));
    }

    /** The statuses that the table of this test lists for a method. */
    private static Set<Status> listed(String method) throws IOException {
        try (InputStream table = GatewayStatusTest.class.getResourceAsStream("statuses.csv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\\|"))
                    .filter(row -> row[0].strip().equals(method))
                    .map(row -> Status.valueOf(row[1].strip()))
                    .collect(Collectors.toSet());
        }
    }

    private static String[] parameters(String method) {
        return GatewayMethod.of(method, true).orElseThrow().parameters().stream()
                .map(parameter -> switch (parameter.field()) {
                    case PHONE -> "+33612345678";
                    case USER -> "bob";
                    case EMAIL -> "bob@example.org";
                    case HASH, NEW_HASH, CREDENTIAL -> HASH;
                    case CODE -> "1234";
                    case DOMAIN -> "sip.example.org";
                    case ALGORITHM -> "MD5";
                    case LANGUAGE -> "fr";
                    case USER_AGENT -> "Linphone";
                })
                .toArray(String[]::new);
    }
}
