package io.accountcreator.host.inbound.cli;

import io.accountcreator.spi.BackendCommand;
import io.accountcreator.spi.BackendCommands;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that backends bring along, each below the name of its backend. */
final class ContributedCommands {
    private ContributedCommands() {}

    /** Finds them in the jars of this installation. */
    static List<BackendCommands> found() {
        return ServiceLoader.load(BackendCommands.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(BackendCommands::name))
                .toList();
    }

    /**
     * Adds those of one backend.
     *
     * @param each does to every command what is done to all
     */
    static void addTo(CommandLine root, Terminal terminal, BackendCommands commands, Consumer<CommandLine> each) {
        CommandSpec group = CommandSpec.create().name(commands.name()).addOption(AskOptions.help());
        group.usageMessage().description(commands.description(), "").synopsisSubcommandLabel("COMMAND");
        CommandLine line = new CommandLine(group);
        for (BackendCommand command : commands.commands()) {
            CommandLine below = new CommandLine(new ContributedCommand(command, terminal).spec());
            line.addSubcommand(below);
            each.accept(below);
        }
        root.addSubcommand(line);
        each.accept(line);
    }
}
