package io.accountcreator.host.inbound.cli;

import io.accountcreator.host.access.operation.Answer;
import io.accountcreator.host.access.operation.OperationRequest;
import io.accountcreator.host.access.operation.RefusedFieldException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command that asks one operation and prints the answer. */
final class AskCommand implements Callable<Integer> {
    private static final String KEY_VARIABLE = "ACCOUNTCREATOR_KEY";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final OperationCommand command;
    private final Terminal terminal;
    private final AskOptions options;
    private final CommandSpec spec;

    AskCommand(OperationCommand command, Terminal terminal) {
        this.command = command;
        this.terminal = terminal;
        options = new AskOptions(command);
        spec = describe();
    }

    /** What picocli is to know of it. */
    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws InterruptedException {
        ParseResult given = spec.commandLine().getParseResult();
        try {
            Map<SecretOption, String> secrets = options.secrets(given, new SecretInput(terminal));
            OperationRequest request = new OperationRequest(command.operation(), options.values(given, secrets));
            Answer answer = target(given, secrets).ask(request);
            return new AnswerPrinter(terminal).print(command, answer, given.hasMatchedOption("--json"));
        } catch (RefusedFieldException e) {
            return failed(CommandField.of(e.field()).option() + ' ' + e.reason(), ExitCode.USAGE);
        } catch (CommandException e) {
            return failed(String.valueOf(e.getMessage()), e.exitCode());
        }
    }

    private OperationTarget target(ParseResult given, Map<SecretOption, String> secrets) throws CommandException {
        String url = given.matchedOptionValue("--url", null);
        String timeout = given.matchedOptionValue("--timeout", null);
        String key = secrets.get(AskOptions.KEY);
        if (url == null) {
            if (timeout != null || key != null) {
                throw CommandException.usage("--key and --timeout are for a host elsewhere, named by --url");
            }
            return new LocalHost(given.hasMatchedOption("--verbose"));
        }
        Duration limit = timeout == null ? TIMEOUT : duration(timeout);
        String known = key == null ? terminal.variable(KEY_VARIABLE).orElse(null) : key;
        return new RemoteHost(RemoteUrl.of(url), known, new RemoteCall(limit));
    }

    private static Duration duration(String text) throws CommandException {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Said below, like one that is not positive.
        }
        throw CommandException.usage("--timeout: expected a duration above zero, such as PT30S");
    }

    private int failed(String why, int exitCode) {
        terminal.err().println("account-creator: " + why);
        return exitCode;
    }

    private CommandSpec describe() {
        CommandSpec described = CommandSpec.wrapWithoutInspection(this)
                .name(command.operation().commandName())
                .addOption(AskOptions.help());
        options.addTo(described);
        described
                .usageMessage()
                .description(command.description(), "Needs a domain, and " + command.needs() + '.', "")
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .footer("", "Example: account-creator " + command.operation().commandName() + ' ' + command.example());
        return described;
    }
}
