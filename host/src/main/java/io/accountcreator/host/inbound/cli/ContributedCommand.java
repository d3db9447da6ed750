package io.accountcreator.host.inbound.cli;

import io.accountcreator.host.outbound.audit.CommandAudit;
import io.accountcreator.host.outbound.message.CommandSender;
import io.accountcreator.host.runtime.config.HostSettings;
import io.accountcreator.spi.BackendCommand;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.CommandCall;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** A command that a backend brings along. */
final class ContributedCommand implements Callable<Integer> {
    private final BackendCommand command;
    private final Terminal terminal;
    private final CommandSpec spec;

    ContributedCommand(BackendCommand command, Terminal terminal) {
        this.command = command;
        this.terminal = terminal;
        spec = describe();
    }

    /** What picocli is to know of it. */
    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws InterruptedException {
        ParseResult given = spec.commandLine().getParseResult();
        QuietLog quiet = new QuietLog(given.hasMatchedOption(AskOptions.VERBOSE), true);
        try (Call call = new Call(given)) {
            return switch (command.action().run(call)) {
                case DONE -> ExitCode.SUCCESS;
                case REFUSED -> ExitCode.REFUSAL;
                case USAGE -> ExitCode.USAGE;
                case OUTAGE -> ExitCode.OUTAGE;
            };
        } finally {
            terminal.out().flush();
            quiet.close();
        }
    }

    private CommandSpec describe() {
        CommandSpec described = CommandSpec.wrapWithoutInspection(this).name(command.name());
        int operands = 0;
        for (Argument argument : command.arguments()) {
            if (argument.isOperand()) {
                described.addPositional(operand(argument, operands));
                operands++;
            } else {
                described.addOption(option(argument));
            }
        }
        described.addOption(AskOptions.verbose()).addOption(AskOptions.help());
        described
                .usageMessage()
                .description(command.description().toArray(String[]::new))
                .sortOptions(false);
        return described;
    }

    private static PositionalParamSpec operand(Argument argument, int index) {
        return PositionalParamSpec.builder()
                .index(String.valueOf(index))
                .arity(argument.required() ? "1" : "0..1")
                .required(argument.required())
                .type(String.class)
                .paramLabel(argument.name())
                .description(argument.description())
                .build();
    }

    private static OptionSpec option(Argument argument) {
        OptionSpec.Builder option = OptionSpec.builder(argument.name())
                .description(argument.description())
                .required(argument.required());
        return argument.label() == null
                ? option.type(boolean.class).arity("0").build()
                : option.type(String.class).paramLabel(argument.label()).build();
    }

    /** What was given, in the words of the backend. */
    private final class Call implements CommandCall, AutoCloseable {
        private final ParseResult given;
        private @Nullable CommandAudit audit;

        Call(ParseResult given) {
            this.given = given;
        }

        @Override
        public Settings settings() {
            return HostSettings.found();
        }

        @Override
        public Optional<String> value(String argument) {
            if (argument.startsWith("-")) {
                return Optional.ofNullable(given.matchedOptionValue(argument, (String) null));
            }
            return given.matchedPositionals().stream()
                    .filter(operand -> operand.paramLabel().equals(argument))
                    .findFirst()
                    .map(operand -> operand.getValue());
        }

        @Override
        public boolean has(String flag) {
            return given.hasMatchedOption(flag);
        }

        @Override
        public BufferedReader in() {
            return terminal.in();
        }

        @Override
        public PrintWriter out() {
            return terminal.out();
        }

        @Override
        public PrintWriter err() {
            return terminal.err();
        }

        @Override
        public MessageSender sender() {
            return new CommandSender(settings());
        }

        @Override
        public void beginChanges() {
            audit();
        }

        @Override
        public void changed(String username, String domain) {
            audit().changed(username, domain);
        }

        @Override
        public void changed() {
            audit().changed();
        }

        private synchronized CommandAudit audit() {
            CommandAudit known = audit;
            if (known == null) {
                known = new CommandAudit(settings(), command.name());
                audit = known;
            }
            return known;
        }

        @Override
        public synchronized void close() {
            if (audit != null) {
                audit.close();
            }
        }

        @Override
        public boolean isWatched() {
            return terminal.prompt() != null;
        }
    }
}
