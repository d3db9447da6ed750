package io.accountcreator.host.inbound.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.BackendCommand;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.BackendCommands;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.CommandCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Commands that come with the jar of a backend. */
class ContributedCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Says what it was given, and ends as it is told. */
    private static final class Shelf implements BackendCommands {
        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public String description() {
            return "Looks after a shelf.";
        }

        @Override
        public List<BackendCommand> commands() {
            return List.of(new BackendCommand(
                    "count",
                    List.of("Counts what is on it."),
                    List.of(
                            Argument.operand("FILE", "What to count.", true),
                            Argument.operand("END", "How to end.", false),
                            Argument.option("--by", "WORD", "What to count by."),
                            Argument.flag("--dry-run", "Counts nothing.")),
                    Shelf::count));
        }

        private static End count(CommandCall call) {
            call.out()
                    .println(call.value("FILE").orElseThrow()
                            + ' '
                            + call.value("--by")
                            + ' '
                            + call.has("--dry-run")
                            + ' '
                            + call.isWatched()
                            + ' '
                            + line(call.in()));
            call.changed("bob", "sip.example.org");
            return End.valueOf(call.value("END").orElse("DONE"));
        }

        private static String line(BufferedReader in) {
            try {
                return in.readLine();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void whatACommandChangedShouldBeInTheAuditWithWhoRanItAndNoName() {
        try (CapturedLog log = new CapturedLog("io.accountcreator.audit")) {
            run("shelf", "count", "file");

            assertThat(log.messages())
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches("command\\.changed command=count by=\\S+ domain=sip\\.example\\.org subject=[0-9a-f]{32}");
        }
    }

    private int run(String... arguments) {
        CommandLine root = new CommandLine(new CommandRig.Root());
        Terminal terminal = new Terminal(
                new BufferedReader(new StringReader("typed\n")),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                null,
                Map.of());
        ContributedCommands.addTo(root, terminal, new Shelf(), line -> {});
        root.setOut(terminal.out()).setErr(terminal.err()).setParameterExceptionHandler(new UsageErrors());
        return root.execute(arguments);
    }

    @Test
    void commandShouldGetWhatWasGiven() {
        assertThat(run("shelf", "count", "books", "--by", "size", "--dry-run")).isZero();
        assertThat(out.toString()).isEqualTo("books Optional[size] true false typed\n");
    }

    @ParameterizedTest
    @CsvSource({"DONE, 0", "REFUSED, 1", "USAGE, 2", "OUTAGE, 3"})
    void itsEndShouldBeTheExitCode(String end, int exitCode) {
        assertThat(run("shelf", "count", "books", end)).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({
        "shelf, Missing required subcommand",
        "shelf cuont, unknown command 'cuont'",
        "shelf count, Missing required parameter: 'FILE'",
        "shelf count books DONE more, an argument is not understood",
        "shelf count books --size, unknown option '--size'",
    })
    void whatIsNotUnderstoodShouldBeSaid(String line, String expected) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("account-creator: " + expected);
    }

    @Test
    void helpShouldSayWhatThereIs() {
        assertThat(run("shelf", "--help")).isZero();
        assertThat(out.toString()).contains("Looks after a shelf.", "count", "Counts what is on it.");
        assertThat(run("shelf", "count", "--help")).isZero();
        assertThat(out.toString()).contains("FILE", "--by=WORD", "Counts nothing.", "--verbose");
    }

    @Test
    void commandsOfTheDirectoryShouldBeFound() {
        assertThat(ContributedCommands.found())
                .extracting(BackendCommands::name)
                .containsExactly("ldap");
    }
}
