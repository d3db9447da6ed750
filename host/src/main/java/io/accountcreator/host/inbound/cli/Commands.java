package io.accountcreator.host.inbound.cli;

import io.accountcreator.spi.BackendCommands;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** The commands for operators, as they hang below the command that starts the host. */
public final class Commands {
    private static final int WIDTH = 100;
    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put(" 0", "done, or the question is answered");
        EXIT_CODES.put(" 1", "refused: the same again will not help");
        EXIT_CODES.put(" 2", "not understood: an option, a missing field, a value that a field does not take");
        EXIT_CODES.put(" 3", "nothing was learned: bad settings, or the host or its accounts cannot be reached");
    }

    private Commands() {}

    /**
     * Adds the commands, and words for arguments that are not understood.
     *
     * @param root the command above them
     * @param terminal where they read and write
     */
    public static void addTo(CommandLine root, Terminal terminal) {
        for (OperationCommand command : OperationCommand.values()) {
            CommandLine line = new CommandLine(new AskCommand(command, terminal).spec());
            root.addSubcommand(line);
            listExitCodes(line);
        }
        for (BackendCommands commands : ContributedCommands.found()) {
            ContributedCommands.addTo(root, terminal, commands, Commands::listExitCodes);
        }
        root.addSubcommand(new NewApiKey());
        root.addSubcommand(new HelpCommand());
        root.addSubcommand(new GenerateCompletion());
        listExitCodes(root);
        root.setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpWidth(WIDTH)
                // A user name may begin with an at sign.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(new UsageErrors());
    }

    private static void listExitCodes(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
    }
}
