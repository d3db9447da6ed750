package io.accountcreator.host.inbound.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.cli.CommandRig.Ended;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.TestCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands on the backend of the class path, which keeps its accounts in memory and so has none at the start. */
class LocalHostTest {
    private final CommandRig rig = new CommandRig();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setProperty("accountcreator.domain", "sip.example.org");
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
        System.clearProperty("accountcreator.domain");
    }

    @ParameterizedTest
    @CsvSource({
        "is-account-exist bob, 0, ACCOUNT_NOT_EXIST",
        "is-alias-used --phone +33612345678, 0, ALIAS_NOT_EXIST",
        "is-account-activated bob@other.example.org, 1, ACCOUNT_NOT_EXIST",
        "recover-account --phone +33612345678, 1, ACCOUNT_NOT_EXIST",
    })
    void anAnswerShouldBeOneLineAndTheExitCode(String line, int exitCode, String status) {
        assertThat(rig.run(line.split(" "))).isEqualTo(new Ended(exitCode, status + "\n", ""));
    }

    @Test
    void aDocumentShouldBePrintedAndNothingElse() {
        assertThat(rig.run("is-account-exist", "bob", "--json"))
                .isEqualTo(new Ended(
                        0,
                        "{\"operation\":\"isAccountExist\",\"provisional\":\"REQUEST_OK\","
                                + "\"status\":\"ACCOUNT_NOT_EXIST\"}\n",
                        ""));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whatACommandAsksShouldBeInTheAuditWithWhoRanIt() {
        try (CapturedLog log = new CapturedLog("io.accountcreator.audit");
                CapturedLog events = new CapturedLog("io.accountcreator.event")) {
            rig.run("recover-account", "--phone", "+33612345678");

            assertThat(log.messages())
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches("request\\.ended id=1 operation=recoverAccount .* by="
                            + Pattern.quote(System.getProperty("user.name")) + "( sudo-user=\\S+)?");
            assertThat(events.messages()).isEmpty();
        }
    }

    @Test
    void whatAnOperationLacksShouldBeSaid() {
        assertThat(rig.run("create-account", "bob"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "account-creator: MISSING_ARGUMENTS: needs a domain, and a phone number, or a user name, an"
                                + " e-mail address and a password or HA1\n"));
        System.clearProperty("accountcreator.domain");
        assertThat(rig.run("is-account-exist", "bob").exitCode()).isEqualTo(2);
    }

    @Test
    void aRefusedFieldShouldBeNamedByItsOption() {
        String secret = new TestCodes().password();

        assertThat(rig.run("create-account", "--phone", "0612345678"))
                .isEqualTo(new Ended(
                        2, "", "account-creator: --phone is not a phone number with a plus and its country code\n"));
        Ended ended = rig.reading(secret).run("delete-account", "bob", "--ha1-file", "-");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).startsWith("account-creator: --ha1 is ").doesNotContain(secret);
    }
}
