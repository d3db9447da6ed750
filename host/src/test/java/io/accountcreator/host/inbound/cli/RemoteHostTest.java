package io.accountcreator.host.inbound.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.cli.CommandRig.Ended;
import io.accountcreator.spi.TestCodes;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteHostTest {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String EXISTS =
            "{\"operation\":\"isAccountExist\",\"provisional\":\"REQUEST_OK\",\"status\":\"ACCOUNT_EXIST_WITH_ALIAS\","
                    + "\"changed\":{\"phone\":\"+33612345678\"}}\n";

    private final CommandRig rig = new CommandRig();

    @Test
    void anAnswerShouldBePrintedLineByLine() {
        try (ScriptedHost host = ScriptedHost.answering(200, JSON, EXISTS)) {
            Ended ended = rig.run("is-account-exist", "bob@sip.example.org", "--url", host.url());

            assertThat(ended).isEqualTo(new Ended(0, "ACCOUNT_EXIST_WITH_ALIAS\nphone: +33612345678\n", ""));
        }
    }

    @Test
    void aDocumentShouldBePrintedAsItIsAndNothingElse() {
        try (ScriptedHost host = ScriptedHost.answering(200, JSON, EXISTS)) {
            Ended ended = rig.run("is-account-exist", "bob@sip.example.org", "--json", "--url", host.url());

            assertThat(ended).isEqualTo(new Ended(0, EXISTS, ""));
        }
    }

    @Test
    void aQuestionShouldNameItsAccountInThePathAndTheRestInTheBody() {
        String password = new TestCodes().password();
        try (ScriptedHost host = ScriptedHost.answering(200, JSON, EXISTS)) {
            rig.reading(password + "\n")
                    .run(
                            "create-account",
                            "bob smith/é@sip.example.org",
                            "--email",
                            "bob@example.org",
                            "--display-name",
                            "Bob \"B\"",
                            "--password-file",
                            "-",
                            "--url",
                            host.url() + "/account-creator/");

            assertThat(host.asked())
                    .containsExactly(new ScriptedHost.Asked(
                            "POST",
                            "/account-creator/api/v1/accounts/bob%20smith%2F%C3%A9@sip.example.org/create-account",
                            null,
                            JSON,
                            "{\"password\":\"" + password
                                    + "\",\"email\":\"bob@example.org\",\"displayName\":\"Bob \\\"B\\\"\"}"));
        }
    }

    @Test
    void aPhoneNumberAloneShouldNameAnAlias() {
        try (ScriptedHost host = ScriptedHost.answering(200, JSON, EXISTS)) {
            rig.run("is-alias-used", "--phone", "+33612345678", "--url", host.url());

            assertThat(host.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.path()).isEqualTo("/api/v1/aliases/%2B33612345678/is-alias-used");
                assertThat(asked.body()).isEqualTo("{}");
            });
        }
    }

    @Test
    void theKeyOfTheEnvironmentShouldBeSentUnlessAnotherIsGiven() {
        String first = new TestCodes().password();
        String second = first + '2';
        try (ScriptedHost host = ScriptedHost.answering(200, JSON, EXISTS)) {
            rig.with("ACCOUNTCREATOR_KEY", first);
            rig.run("is-account-exist", "bob", "--url", host.url());
            rig.reading(second).run("is-account-exist", "bob", "--url", host.url(), "--key-file", "-");

            assertThat(host.asked())
                    .extracting(ScriptedHost.Asked::authorization)
                    .containsExactly("Bearer " + first, "Bearer " + second);
        }
    }

    /** A question changes nothing, and whoever asked it was told that it may have. */
    @ParameterizedTest
    @CsvSource({"create-account, createAccount, true", "is-account-exist, isAccountExist, false"})
    void anOutageShouldSpeakOfAChangeOnlyWhereOneWasAskedFor(String command, String operation, boolean spoken) {
        String answer = "{\"operation\":\"" + operation
                + "\",\"provisional\":\"REQUEST_OK\",\"status\":\"REQUEST_FAILED\",\"failure\":\"OUTAGE\"}";
        String problem = "{\"type\":\"about:blank\",\"status\":503,\"answer\":" + answer + "}";
        try (ScriptedHost host = ScriptedHost.answering(503, PROBLEM, problem)) {
            Ended ended = rig.run(command, "bob", "--url", host.url());

            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.err())
                    .contains("the accounts cannot be reached" + (spoken ? "; a change may have been made)" : ")"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "409, REQUEST_OK, ACCOUNT_EXIST, 1",
        "422, MISSING_ARGUMENTS, MISSING_ARGUMENTS, 2",
        "501, NOT_IMPLEMENTED_ERROR, NOT_IMPLEMENTED_ERROR, 1",
        "504, REQUEST_OK, REQUEST_FAILED, 3",
        "500, REQUEST_OK, UNEXPECTED_ERROR, 3",
    })
    void anAnswerInAProblemShouldCountAsTheAnswer(int http, String provisional, String status, int exitCode) {
        String answer = "{\"operation\":\"createAccount\",\"provisional\":\"" + provisional + "\",\"status\":\""
                + status + "\"}";
        String problem = "{\"type\":\"about:blank\",\"status\":" + http + ",\"answer\":" + answer + "}";
        try (ScriptedHost host = ScriptedHost.answering(http, PROBLEM, problem)) {
            Ended json = rig.run("create-account", "bob", "--json", "--url", host.url());
            Ended plain = rig.run("create-account", "bob", "--url", host.url());

            assertThat(json).isEqualTo(new Ended(exitCode, answer + "\n", ""));
            assertThat(plain.exitCode()).isEqualTo(exitCode);
            assertThat(exitCode == 1 ? plain.out() : plain.err()).contains(status);
            assertThat(exitCode == 1 ? plain.err() : plain.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, email, email is too long, 2, --email is too long",
        "400, , unknown field x, 2, unknown field x",
        "401, , the API key is not known, 1, the API key is not known",
        "403, , the API key is not for this domain, 1, the API key is not for this domain",
        "404, , not found, 3, HTTP 404: not found",
        "503, , too many requests are under way, 3, HTTP 503: too many requests are under way",
    })
    void aProblemWithoutAnAnswerShouldBeSaidInOneLine(
            int http, String field, String detail, int exitCode, String expected) {
        String problem = "{\"status\":" + http + ",\"detail\":\"" + detail + "\""
                + (field == null ? "" : ",\"field\":\"" + field + "\"") + "}";
        try (ScriptedHost host = ScriptedHost.answering(http, PROBLEM, problem)) {
            Ended ended = rig.run("create-account", "bob", "--json", "--url", host.url());

            assertThat(ended).isEqualTo(new Ended(exitCode, "", "account-creator: " + expected + "\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{\"operation\":\"isAccountExist\"",
                "{}",
                "{\"operation\":\"deleteAccount\",\"provisional\":\"REQUEST_OK\",\"status\":\"REQUEST_OK\"}",
                "{\"operation\":\"isAccountExist\",\"provisional\":\"REQUEST_OK\",\"status\":\"MAYBE\"}",
                "{\"operation\":\"isAccountExist\",\"provisional\":\"REQUEST_OK\",\"status\":7}",
            })
    void whatIsNotTheAnswerOfAHostShouldBeAnOutage(String body) {
        try (ScriptedHost host = ScriptedHost.answering(200, JSON, body)) {
            Ended ended = rig.run("is-account-exist", "bob", "--url", host.url());

            assertThat(ended)
                    .isEqualTo(new Ended(3, "", "account-creator: HTTP 200, and not an answer of account-creator\n"));
        }
    }

    @Test
    void anotherMediaTypeShouldBeAnOutage() {
        try (ScriptedHost host = ScriptedHost.answering(200, "text/html", EXISTS)) {
            assertThat(rig.run("is-account-exist", "bob", "--url", host.url()).exitCode())
                    .isEqualTo(3);
        }
    }

    @Test
    void aRedirectShouldNotBeFollowed() {
        try (ScriptedHost elsewhere = ScriptedHost.answering(200, JSON, EXISTS);
                ScriptedHost host = ScriptedHost.start(exchange -> {
                    exchange.getResponseHeaders().set("Location", elsewhere.url() + "/");
                    exchange.sendResponseHeaders(307, -1);
                })) {
            Ended ended = rig.run("is-account-exist", "bob", "--url", host.url());

            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.err()).contains("HTTP 307");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void anAnswerThatDoesNotEndShouldBeAnOutage() {
        try (ScriptedHost host = ScriptedHost.start(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", JSON);
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(1024).getBytes(StandardCharsets.US_ASCII);
            while (!Thread.currentThread().isInterrupted()) {
                exchange.getResponseBody().write(blanks);
            }
        })) {
            Ended ended = rig.run("is-account-exist", "bob", "--url", host.url());

            assertThat(ended).isEqualTo(new Ended(3, "", said(host, "the answer has more than 65536 bytes")));
        }
    }

    @Test
    void anAnswerThatTakesTooLongShouldBeAnOutage() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedHost host = ScriptedHost.start(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            end.await();
        })) {
            Ended ended = rig.run("is-account-exist", "bob", "--timeout", "PT0.2S", "--url", host.url());

            assertThat(ended).isEqualTo(new Ended(3, "", said(host, "no answer within PT0.2S")));
        } finally {
            end.countDown();
        }
    }

    @Test
    void aHostThatIsGoneShouldBeAnOutage() {
        ScriptedHost host = ScriptedHost.answering(200, JSON, EXISTS);
        host.close();

        Ended ended = rig.run("is-account-exist", "bob", "--json", "--url", host.url());

        assertThat(ended).isEqualTo(new Ended(3, "", said(host, "no connection")));
    }

    @Test
    void aCertificateThatIsNotTrustedShouldBeAnOutage() {
        try (ScriptedHost host = ScriptedHost.withTls()) {
            Ended ended = rig.run("is-account-exist", "bob", "--url", host.url());

            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.err())
                    .startsWith("account-creator: " + host.url() + ": TLS failed: ")
                    .hasLineCount(1);
            assertThat(host.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://accounts.example.org",
                "http://192.0.2.1:8080",
                "http://127.0.0.1.example.org",
                "http://[2001:db8::1]",
                "ftp://127.0.0.1",
                "127.0.0.1:8080",
                "https://",
                "https://bob:s3cret@accounts.example.org",
                "https://accounts.example.org/?a=s3cret",
                "https://accounts.example.org/#s3cret",
                "https://accounts example org",
            })
    void anAddressThatWouldShowOrMislayAKeyShouldBeRefusedWithoutRepeatingIt(String url) {
        Ended ended = rig.run("is-account-exist", "bob", "--url", url);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).startsWith("account-creator: --url: ").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://127.9.9.9", "http://[::1]", "https://accounts.example.org/a"})
    void anAddressOfThisMachineOrWithTlsShouldBeTaken(String url) throws Exception {
        assertThat(RemoteUrl.of(url + "/").resolve("a b")).hasToString(url + "/a%20b");
    }

    @Test
    void whatComesFromElsewhereShouldNotMoveTheCursor() {
        String answer = "{\"operation\":\"isAccountExist\",\"provisional\":\"REQUEST_OK\",\"status\":\"ACCOUNT_EXIST\","
                + "\"text\":\"a\\u001b[2Jb\\nc\"}";
        try (ScriptedHost host = ScriptedHost.answering(200, JSON, answer)) {
            Ended ended = rig.run("is-account-exist", "bob", "--url", host.url());

            assertThat(ended.out()).isEqualTo("ACCOUNT_EXIST: a [2Jb c\n");
        }
    }

    private static String said(ScriptedHost host, String what) {
        return "account-creator: " + host.url() + ": " + what + "\n";
    }
}
