package io.accountcreator.host.inbound.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command, also of one below another: {@code help ldap init}. */
@Command(name = "help", description = "Shows the help of a command.", helpCommand = true)
final class HelpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command; none for that of all.")
    List<String> words = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() {
        CommandLine own = spec.commandLine();
        CommandLine found = own.getParent();
        for (String word : words) {
            CommandLine below = found.getSubcommands().get(word);
            if (below == null) {
                throw new ParameterException(own, "unknown command '" + String.join(" ", words) + "'");
            }
            found = below;
        }
        found.usage(own.getOut());
        return ExitCode.SUCCESS;
    }
}
