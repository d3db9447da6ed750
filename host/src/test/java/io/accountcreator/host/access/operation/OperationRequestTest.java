package io.accountcreator.host.access.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.AccountCreators;
import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.spi.TestCodes;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperationRequestTest {
    private final TestCodes codes = new TestCodes();
    private final String md5 = codes.ha1(Algorithm.MD5).reveal();
    private final String sha256 = codes.ha1(Algorithm.SHA_256).reveal();
    private Outcome outcome = Outcome.of(Status.REQUEST_OK);
    private final AccountCreators creators =
            AccountCreators.builder(new Told().on(Runnable::run)).build();

    private final class Told implements BlockingBackend {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public Set<Operation> operations() {
            return Set.of(Operation.LOGIN_LINPHONE_ACCOUNT);
        }

        @Override
        public Outcome loginLinphoneAccount(AccountRequest request) {
            return outcome;
        }
    }

    @Test
    void answerShouldRevealChangedSecretsInFixedOrder() throws Exception {
        outcome = outcome.withHa1(Secret.of(md5), Algorithm.MD5)
                .withPhone("+33612345678")
                .withUsername("bob")
                .withResponse("a \"text\"");

        assertThat(json(login()))
                .isEqualTo("{\"operation\":\"loginLinphoneAccount\",\"provisional\":\"REQUEST_OK\","
                        + "\"status\":\"REQUEST_OK\",\"text\":\"a \\\"text\\\"\","
                        + "\"changed\":{\"username\":\"bob\",\"phone\":\"+33612345678\",\"algorithm\":\"MD5\","
                        + "\"ha1\":\"" + md5 + "\"}}\n");
    }

    @Test
    void answerShouldNameTheFailure() throws Exception {
        outcome = Outcome.failed(Failure.OUTAGE, "no connection");

        assertThat(json(login()))
                .isEqualTo("{\"operation\":\"loginLinphoneAccount\",\"provisional\":\"REQUEST_OK\","
                        + "\"status\":\"REQUEST_FAILED\",\"failure\":\"OUTAGE\",\"text\":\"no connection\"}\n");
    }

    @Test
    void answerShouldBeThereWhenTheBackendDoesNotHaveTheOperation() throws Exception {
        OperationRequest request = new OperationRequest(AskedOperation.CREATE_ACCOUNT, Map.of());

        assertThat(json(request))
                .isEqualTo("{\"operation\":\"createAccount\",\"provisional\":\"NOT_IMPLEMENTED_ERROR\","
                        + "\"status\":\"NOT_IMPLEMENTED_ERROR\"}\n");
    }

    @Test
    void questionAndAnswerShouldNotPrintSecrets() throws Exception {
        outcome = outcome.withHa1(Secret.of(md5), Algorithm.MD5);
        OperationRequest request = login();

        assertThat(request.toString()).doesNotContain(TestCodes.MARK);
        assertThat(answer(request).toString()).contains("ha1").doesNotContain(md5);
    }

    @ParameterizedTest
    @CsvSource({
        "USERNAME, ''",
        "USERNAME, 'a\u0000b'",
        "USERNAME, 'a\u2028b'",
        "USERNAME, 'a\uD800b'",
        "PHONE, 0612345678",
        "PHONE, +",
        "EMAIL, nobody",
        "ALGORITHM, md5",
        "ACTIVATION_CODE, ERROR",
        "ACTIVATION_CODE, ER-ROR",
        "ACTIVATION_CODE, ' - '",
        "HA1, ABCDEF",
        "DISPLAY_NAME, 'x\\'",
    })
    void valueShouldBeRefusedByItsField(AccountField field, String value) {
        OperationRequest request = new OperationRequest(AskedOperation.CREATE_ACCOUNT, Map.of(field, value));

        assertThatThrownBy(() -> request.ask(creators, null))
                .isInstanceOf(RefusedFieldException.class)
                .hasMessageStartingWith(field.jsonName() + " ");
    }

    @ParameterizedTest
    @EnumSource
    void valueShouldBeRefusedWhenItIsTooLong(AccountField field) {
        assertThat(field.problem("x".repeat(2000))).contains("is too long");
    }

    @Test
    void hashShouldBeRefusedWhenItIsOfAnotherAlgorithm() {
        Map<AccountField, String> values = Map.of(AccountField.HA1, md5);
        OperationRequest byDefault = new OperationRequest(AskedOperation.DELETE_ACCOUNT, values);

        assertThatThrownBy(() -> byDefault.ask(creators, Algorithm.SHA_256)).hasMessage("ha1 is no HA1 of SHA-256");
    }

    @Test
    void hashesShouldBeRefusedWhenTheyAreOfTwoAlgorithms() {
        OperationRequest request = new OperationRequest(
                AskedOperation.UPDATE_ACCOUNT, Map.of(AccountField.HA1, md5, AccountField.NEW_HA1, sha256));

        assertThatThrownBy(() -> request.ask(creators, null)).hasMessage("newHa1 is of another algorithm than ha1");
    }

    @Test
    void namesShouldBeThoseOfTheJavaApi() {
        assertThat(Arrays.stream(AskedOperation.values()).map(AskedOperation::operation))
                .containsExactly(Operation.values());
        assertThat(AskedOperation.LOGIN_LINPHONE_ACCOUNT.javaName()).isEqualTo("loginLinphoneAccount");
        assertThat(AskedOperation.of("login-linphone-account")).contains(AskedOperation.LOGIN_LINPHONE_ACCOUNT);
        assertThat(AskedOperation.of("loginLinphoneAccount")).contains(AskedOperation.LOGIN_LINPHONE_ACCOUNT);
        assertThat(AskedOperation.of("LOGIN_LINPHONE_ACCOUNT")).isEmpty();
        assertThat(AccountField.NEW_HA1.jsonName()).isEqualTo("newHa1");
        assertThat(AccountField.NEW_HA1.optionName()).isEqualTo("new-ha1");
    }

    @ParameterizedTest
    @CsvSource({
        "IS_ACCOUNT_EXIST, ACCOUNT_NOT_EXIST, SUCCESS",
        "IS_ACCOUNT_ACTIVATED, ACCOUNT_NOT_ACTIVATED, SUCCESS",
        "IS_ACCOUNT_ACTIVATED, ACCOUNT_NOT_EXIST, REFUSAL",
        "CREATE_ACCOUNT, ACCOUNT_EXIST, REFUSAL",
        "ACTIVATE_ACCOUNT, ACCOUNT_NOT_ACTIVATED, REFUSAL",
        "UPDATE_ACCOUNT, MISSING_ARGUMENTS, REFUSAL",
        "UPDATE_ACCOUNT, NOT_IMPLEMENTED_ERROR, REFUSAL",
        "UPDATE_ACCOUNT, REQUEST_FAILED, OUTAGE",
        "UPDATE_ACCOUNT, UNEXPECTED_ERROR, OUTAGE",
    })
    void kindShouldTellAnAnsweredQuestionFromARefusal(AskedOperation operation, Status status, AnswerKind kind) {
        assertThat(AnswerKind.of(operation, status)).isEqualTo(kind);
    }

    private static OperationRequest login() {
        return new OperationRequest(
                AskedOperation.LOGIN_LINPHONE_ACCOUNT,
                Map.of(
                        AccountField.USERNAME,
                        "bob",
                        AccountField.DOMAIN,
                        "sip.example.org",
                        AccountField.ACTIVATION_CODE,
                        TestCodes.MARK));
    }

    private Answer answer(OperationRequest request) throws RefusedFieldException {
        return request.ask(creators, null).toCompletableFuture().join();
    }

    private String json(OperationRequest request) throws RefusedFieldException {
        return new String(answer(request).json(), StandardCharsets.UTF_8);
    }
}
