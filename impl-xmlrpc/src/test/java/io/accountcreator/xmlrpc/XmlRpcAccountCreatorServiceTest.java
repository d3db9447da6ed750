package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Algorithm;
import io.accountcreator.Field;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class XmlRpcAccountCreatorServiceTest {
    private static final String MD5 = "379214c801c0c0a8bbbddc3d1531a67e";
    private static final String SHA256 = "88a8e79592af5dc69dc6d43fe5dcc8a148983e7b8a61a535bf1e2f318c629b3f";

    private final CapturedLog log = new CapturedLog();
    private final ScriptedServer server = new ScriptedServer();
    private final Caller caller = Caller.of(server);

    @AfterEach
    void close() {
        caller.close();
        server.close();
        log.close();
    }

    static Stream<Arguments> calls() {
        return Recorded.rows("recorded-calls.tsv");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void callShouldBeTheOneOfTheClientLibraryToTheByte(Operation operation, String fields, String body) {
        caller.ask(operation, fields);

        assertThat(server.requests).hasSize(1);
        assertThat(server.requests.get(0).method()).isEqualTo("POST");
        assertThat(server.requests.get(0).headers().get("Content-type")).containsExactly("text/xml");
        assertThat(server.requests.get(0).body()).isEqualTo(body.replace("\\n", "\n"));
    }

    // ---- calls that no client makes
    // ----------------------------------------------------------------------------------

    @Test
    void recoverAccountShouldGoByEmailWhenThereIsNoPhoneNumber() {
        caller.ask(Operation.RECOVER_ACCOUNT, "username=bob;email=bob@example.com;domain=d.example");

        assertThat(sent()).containsExactly("recover_email_account", "bob", "bob@example.com", "d.example");
    }

    @ParameterizedTest
    @CsvSource({
        "OK, REQUEST_OK",
        "ERROR_ACCOUNT_DOESNT_EXIST, ACCOUNT_NOT_EXIST",
        "ERROR_EMAIL_DOESNT_MATCH, ACCOUNT_NOT_EXIST",
        "ERROR_SOMETHING, SERVER_ERROR",
        "NOK, SERVER_ERROR",
        "bob, REQUEST_FAILED",
    })
    void recoverAccountByEmailShouldAnswerByItsOwnTable(String answer, Status expected) {
        server.answer(answer);

        FinalStatus end = caller.ask(Operation.RECOVER_ACCOUNT, "username=bob;email=bob@example.com;domain=d.example");

        assertThat(end.status()).isEqualTo(expected);
        assertThat(end.changed()).isEmpty();
    }

    @Test
    void deleteAccountShouldSendTheHa1WhenThereIsNoPassword() {
        caller.ask(Operation.DELETE_ACCOUNT, "username=bob;domain=d.example;ha1=" + MD5);

        assertThat(sent()).containsExactly("delete_account", "bob", MD5, "d.example", "");
    }

    @Test
    void updateAccountShouldSendGivenHa1sAndTheAlgorithmOfTheirShape() {
        String fresh = SHA256.replace('8', '9');

        caller.ask(
                Operation.UPDATE_ACCOUNT,
                "username=bob;domain=d.example;password=other;new_password=other;ha1=" + SHA256 + ";new_ha1=" + fresh);

        assertThat(sent()).containsExactly("update_hash", "bob", SHA256, fresh, "d.example", "SHA-256");
    }

    @Test
    void activateAliasShouldPreferTheHa1ToThePassword() {
        caller.ask(
                Operation.ACTIVATE_ALIAS,
                "username=bob;phone=612345678;cc=33;activation_code=1234;domain=d.example;password=other;ha1=" + MD5);

        assertThat(sent())
                .containsExactly("activate_phone_number_link", "+33612345678", "bob", "1234", MD5, "d.example", "");
    }

    @Test
    void createAccountShouldSendTheHa1OfTheSpecification() {
        caller.ask(Operation.CREATE_ACCOUNT, "username=bob;email=bob@example.com;password=secret;domain=d.example");

        assertThat(sent())
                .containsExactly("create_email_account", "bob", "bob@example.com", MD5, "Unknown", "d.example", "");
    }

    @Test
    void textsShouldArriveToTheLetter() {
        String name = "zoé & <b>\"x\"</b> 😀 *)(uid=*";

        caller.ask(Operation.IS_ACCOUNT_EXIST, "username=" + name + ";domain=d.example");

        assertThat(server.requests.get(0).body())
                .contains("<string>zoé &amp; &lt;b&gt;\"x\"&lt;/b&gt; 😀 *)(uid=*</string>");
    }

    // ---- what is told at once
    // ----------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(Operation.class)
    void operationShouldBeMissingArgumentsAtOnceWhenFieldsAreMissing(Operation operation) {
        try (AccountCreator creator = caller.creator("domain=d.example")) {
            Submission submission = Caller.submit(operation, creator);

            assertThat(submission.status()).isEqualTo(Status.MISSING_ARGUMENTS);
            assertThat(submission.finalStatus().toCompletableFuture().join().status())
                    .isEqualTo(Status.MISSING_ARGUMENTS);
            assertThat(server.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void operationShouldBeMissingArgumentsAtOnceWhenThereIsNoDomain(Operation operation) {
        try (AccountCreator creator = caller.creator(Caller.ALL_FIELDS.replace(";domain=sip.example.org", ""))) {
            assertThat(Caller.submit(operation, creator).status()).isEqualTo(Status.MISSING_ARGUMENTS);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void createAccountShouldBeMissingArgumentsWhenTheHa1DoesNotFitTheAlgorithm() {
        try (AccountCreator creator =
                caller.creator("phone=612345678;cc=33;domain=d.example;algorithm=SHA-256;ha1=" + MD5)) {
            assertThat(creator.createAccount().status()).isEqualTo(Status.MISSING_ARGUMENTS);
            assertThat(server.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void operationShouldBeReallySentWhenItsFieldsAreThere(Operation operation) {
        FinalStatus end = caller.ask(operation, Caller.ALL_FIELDS);

        assertThat(end.backend()).isEqualTo("xmlrpc");
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void operationShouldFailAtOnceWhenNoUrlIsSet(Operation operation) {
        try (Caller unset = new Caller(Map.of());
                AccountCreator creator = unset.creator(Caller.ALL_FIELDS)) {
            Submission submission = Caller.submit(operation, creator);

            assertThat(submission.status()).isEqualTo(Status.REQUEST_FAILED);
            assertThat(submission.failure()).isEqualTo(Failure.NOT_CONFIGURED);
        }
    }

    @Test
    void serviceUrlShouldBeRefusedWhenNobodyAllowedIt() {
        try (ScriptedServer other = new ScriptedServer();
                AccountCreator creator = caller.creatorAt(other.url(), Caller.ALL_FIELDS)) {
            Submission submission = creator.isAccountExist();

            assertThat(submission.status()).isEqualTo(Status.REQUEST_FAILED);
            assertThat(submission.failure()).isEqualTo(Failure.NOT_CONFIGURED);
            assertThat(other.requests).isEmpty();
            assertThat(server.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"file:///etc/passwd", "ftp://127.0.0.1/", "'not a url'", "''", "/xmlrpc.php", "http:"})
    void serviceUrlShouldBeRefusedWhenItIsNoHttpAddress(String url) {
        try (AccountCreator creator = caller.creatorAt(url, Caller.ALL_FIELDS)) {
            assertThat(creator.isAccountExist().failure()).isEqualTo(Failure.NOT_CONFIGURED);
        }
    }

    @Test
    void serviceUrlShouldBeAskedWhenItIsTheConfiguredOne() {
        try (AccountCreator creator = caller.creatorAt(server.url(), Caller.ALL_FIELDS)) {
            Caller.ask(Operation.IS_ACCOUNT_EXIST, creator);

            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void serviceUrlShouldBeAskedWhenItIsAllowed() {
        try (ScriptedServer other = new ScriptedServer();
                Caller wider = new Caller(Map.of(
                        XmlRpcSetting.URL.key(),
                        server.url(),
                        XmlRpcSetting.ALLOWED_URLS.key(),
                        "https://x.example/, " + other.url()));
                AccountCreator creator = wider.creatorAt(other.url(), Caller.ALL_FIELDS)) {
            Caller.ask(Operation.IS_ACCOUNT_EXIST, creator);

            assertThat(other.requests).hasSize(1);
            assertThat(server.requests).isEmpty();
        }
    }

    // ---- what an answer changes
    // --------------------------------------------------------------------------------------

    @Test
    void isAccountExistShouldTakeThePhoneNumberOfTheAnswer() {
        server.answer("+33687654321");

        assertThat(caller.ask(Operation.IS_ACCOUNT_EXIST, "username=bob;domain=d.example")
                        .changed())
                .containsOnly(Map.entry(Field.PHONE, "+33687654321"));
    }

    @Test
    void callsSideBySideShouldEachHaveTheirOwnAnswer() {
        server.echo();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (AccountCreators many = AccountCreators.builder(service(threads)).build()) {
            Map<String, CompletableFuture<FinalStatus>> answers = new HashMap<>();
            for (int i = 100; i < 300; i++) {
                AccountCreator creator = many.newAccountCreator();
                creator.setPhoneNumber("+33612345" + i);
                creator.setDomain("d.example");
                answers.put(
                        "+33612345" + i, creator.isAccountExist().finalStatus().toCompletableFuture());
            }

            answers.forEach(
                    (phone, answer) -> assertThat(answer.join().changed()).containsOnly(Map.entry(Field.PHONE, phone)));
        } finally {
            threads.shutdownNow();
        }
    }

    private AccountCreatorService service(Executor threads) {
        Settings settings = Settings.of(Map.of(XmlRpcSetting.URL.key(), server.url()));
        return new XmlRpcAccountCreatorService(XmlRpcConfig.from(settings)).on(threads);
    }

    @Test
    void isAccountExistShouldTakeNoPhoneNumberFromAnEchoedName() {
        server.answer("bob");

        FinalStatus end = caller.ask(Operation.IS_ACCOUNT_EXIST, "username=bob;domain=d.example");

        assertThat(end.status()).isEqualTo(Status.ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(end.changed()).isEmpty();
    }

    @Test
    void recoverAccountShouldTakeTheUserName() {
        server.answer("Zoé");

        assertThat(caller.ask(Operation.RECOVER_ACCOUNT, "phone=612345678;cc=33;domain=d.example")
                        .changed())
                .containsOnly(Map.entry(Field.USERNAME, "Zoé"));
    }

    @ParameterizedTest
    @CsvSource({
        "<b>Warning</b>: mysqli_connect()",
        "'a\tb'",
        "''",
        "12345678901234567890123456789012345678901234567890123456789012345"
    })
    void recoverAccountShouldTakeNoUserNameThatCannotBeOne(String answer) {
        server.answer(answer);

        FinalStatus end = caller.ask(Operation.RECOVER_ACCOUNT, "phone=612345678;cc=33;domain=d.example");

        assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
        assertThat(end.changed()).isEmpty();
    }

    @Test
    void activateAccountShouldTakeTheHa1AndTellItToTheCallerOnly() {
        server.answer(MD5);

        try (AccountCreator creator = caller.creator(Caller.ALL_FIELDS)) {
            FinalStatus end = Caller.ask(Operation.ACTIVATE_ACCOUNT, creator);

            assertThat(end.changed()).containsOnly(Map.entry(Field.HA1, "***"));
            assertThat(end.toString()).doesNotContain(MD5);
            assertThat(creator.ha1().reveal()).isEqualTo(MD5);
        }
    }

    @Test
    void activateAccountShouldChangeTheAlgorithmWhenTheHa1IsOfAnother() {
        server.answer(SHA256);

        try (AccountCreator creator = caller.creator(Caller.ALL_FIELDS)) {
            FinalStatus end = Caller.ask(Operation.ACTIVATE_ACCOUNT, creator);

            assertThat(end.changed()).containsEntry(Field.ALGORITHM, "SHA-256");
        }
    }

    @Test
    void confirmationKeyShouldGiveTheCodeToTheCallerOnly() {
        server.answer("5f3a9c01b2d4e");

        try (AccountCreator creator = caller.creator(Caller.ALL_FIELDS)) {
            FinalStatus end = Caller.ask(Operation.CONFIRMATION_KEY, creator);

            assertThat(end.status()).isEqualTo(Status.REQUEST_OK);
            assertThat(end.toString()).doesNotContain("5f3a9c01b2d4e");
            assertThat(creator.activationCode().reveal()).isEqualTo("5f3a9c01b2d4e");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'password=379214c801c0c0a8bbbddc3d1531a67e;algorithm=MD5', MD5",
        "'algorithm=MD5;password=379214c801c0c0a8bbbddc3d1531a67e', MD5",
        "'password=379214c801c0c0a8bbbddc3d1531a67e', MD5",
        "'password=379214c801c0c0a8bbbddc3d1531a67e;algorithm=MD5;extra=x', MD5",
        "'password=88a8e79592af5dc69dc6d43fe5dcc8a148983e7b8a61a535bf1e2f318c629b3f;algorithm=SHA-256', SHA_256",
    })
    void loginShouldReadTheStructByName(String members, Algorithm algorithm) {
        server.answerXml(struct(members));

        try (AccountCreator creator = caller.creator(Caller.ALL_FIELDS)) {
            FinalStatus end = Caller.ask(Operation.LOGIN_LINPHONE_ACCOUNT, creator);

            assertThat(end.status()).isEqualTo(Status.REQUEST_OK);
            assertThat(creator.ha1().reveal()).isIn(MD5, SHA256);
            assertThat(creator.algorithm()).isEqualTo(algorithm);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'algorithm=MD5'",
        "'password=;algorithm=MD5'",
        "'password=secret;algorithm=clrtxt'",
        "'password=379214c801c0c0a8bbbddc3d1531a67e;algorithm=clrtxt'",
        "'password=379214c801c0c0a8bbbddc3d1531a67e;algorithm=SHA-256'",
        "'password=MD5;algorithm=379214c801c0c0a8bbbddc3d1531a67e'",
    })
    void loginShouldFailWhenTheStructHasNoHa1OfItsAlgorithm(String members) {
        server.answerXml(struct(members));

        FinalStatus end = caller.ask(Operation.LOGIN_LINPHONE_ACCOUNT, Caller.ALL_FIELDS);

        assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
        assertThat(end.changed()).isEmpty();
    }

    @Test
    void responseShouldBeTheWordOfTheServer() {
        server.answer("ERROR_MAX_SMS_EXCEEDED");

        assertThat(caller.ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS).response())
                .isEqualTo("ERROR_MAX_SMS_EXCEEDED");
    }

    @Test
    void responseShouldBeCleanedAndCutWhenTheWordIsStrange() {
        server.answer("ERROR_<script>\n" + "x".repeat(500));

        assertThat(caller.ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS).response())
                .startsWith("ERROR_?")
                .hasSize(60)
                .matches("[A-Z0-9_?]+");
    }

    private static String struct(String members) {
        String inside = Stream.of(members.split(";"))
                .filter(m -> !m.isEmpty())
                .map(m -> m.split("=", -1))
                .map(m -> "<member><name>%s</name><value><string>%s</string></value></member>".formatted(m[0], m[1]))
                .reduce("", String::concat);
        return "<value><struct>" + inside + "</struct></value>";
    }

    /** Method and parameters of the one call. */
    private List<String> sent() {
        assertThat(server.requests).hasSize(1);
        return server.requests.get(0).call();
    }
}
