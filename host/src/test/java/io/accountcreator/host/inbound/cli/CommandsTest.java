package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.host.inbound.cli.CommandRig.Ended;
import io.accountcreator.spi.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsTest {
    private final CommandRig rig = new CommandRig();

    @Test
    void everyOperationShouldHaveACommand() {
        assertThat(Arrays.stream(OperationCommand.values())
                        .map(command -> command.operation().operation()))
                .containsExactlyInAnyOrder(Operation.values());
    }

    @ParameterizedTest
    @EnumSource
    void helpShouldSayWhatACommandNeedsAndHowItEnds(OperationCommand command) {
        Ended ended = rig.run(command.operation().commandName(), "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("Needs a domain, and ", "--domain=DOMAIN", "--url=URL", "--key-file=FILE", "--json")
                .contains("Exit codes:\n   0   done", "\n   3   nothing was learned")
                .contains("Example: account-creator " + command.operation().commandName() + ' ')
                .doesNotContain("%", "--json, --json");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void helpShouldListCommandsAndExitCodes() {
        Ended ended = rig.run("--help");

        assertThat(ended.out()).contains("new-api-key", "generate-completion", "Exit codes:");
        assertThat(ended.out())
                .contains(Arrays.stream(AskedOperation.values())
                        .map(AskedOperation::commandName)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "is-account-exist bob --email b@example.org, unknown option '--email'",
        "is-account-linked --phone +33612345678, unknown option '--phone'",
        "is-alias-used bob, an argument is not understood",
        "is-account-exist bob carol, an argument is not understood",
        "is-account-exist bob --username bob, --username is given in USER[@DOMAIN] too",
        "is-account-exist bob@a.example.org --domain b.example.org, --domain is given in USER[@DOMAIN] too",
        "is-account-exist bob --timeout PT1S, --key and --timeout are for a host elsewhere",
        "is-account-exist bob --url http://127.0.0.1:1 --timeout 1, --timeout: expected a duration",
        "is-account-exist bob --url http://127.0.0.1:1 --timeout PT0S, --timeout: expected a duration",
        "is-account-exist bob --url, Missing required parameter for option '--url'",
        "is-account-exist --url http://127.0.0.1:1, an account or a phone number is needed",
        "is-account-exist --username a@b --url http://127.0.0.1:1, a user name with an at sign needs its domain",
        "is-acount-exist bob, unknown command 'is-acount-exist'",
        "--verbos, unknown option '--verbos'",
    })
    void whatIsNotUnderstoodShouldBeSaid(String line, String expected) {
        Ended ended = rig.run(line.split(" "));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("account-creator: " + expected);
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignShouldNotBeReadAsAFile() {
        Ended ended = rig.run("is-account-exist", "@/etc/hostname", "--url", "http://127.0.0.1:1");

        assertThat(ended.err()).isEqualTo("account-creator: http://127.0.0.1:1: no connection\n");
    }

    @Test
    void completionShouldWorkInBash(@TempDir Path folder) throws Exception {
        Ended ended = rig.run("generate-completion");
        Path script = Files.writeString(folder.resolve("completion"), ended.out());

        assertThat(bash("source " + script + "; complete -p account-creator"))
                .contains("-F _complete_account-creator account-creator");
        assertThat(completed(script, "account-creator is-acc"))
                .contains("is-account-exist", "is-account-activated", "is-account-linked")
                .doesNotContain("is-alias-used");
        assertThat(completed(script, "account-creator update-account --new-"))
                .contains("--new-password", "--new-password-file", "--new-ha1");
    }

    private static String completed(Path script, String line) throws Exception {
        return bash("source " + script + "; COMP_LINE='" + line + "'; COMP_WORDS=($COMP_LINE);"
                + " COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_POINT=${#COMP_LINE};"
                + " _complete_account-creator; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private static String bash(String script) throws Exception {
        Process bash = new ProcessBuilder("bash", "--norc", "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).as(output).isZero();
        return output;
    }
}
