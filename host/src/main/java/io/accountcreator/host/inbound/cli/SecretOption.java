package io.accountcreator.host.inbound.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A secret in the arguments of a command: {@code --name} asks for it, {@code --name-file} names where it is. A value is not
 * taken, as everybody on the machine could see it there, nor a word that follows, as it would be taken for the account.
 *
 * @param name the option that asks
 * @param what the secret, in words
 * @param twice whether a typed one has to be typed again
 */
record SecretOption(String name, String what, boolean twice) {
    /** The secret of a field. */
    static SecretOption of(CommandField field, boolean twice) {
        return new SecretOption(field.option(), field.description(), twice);
    }

    private String file() {
        return name + "-file";
    }

    /** Adds both options to a command. */
    void addTo(CommandSpec command) {
        command.addOption(OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .preprocessor(SecretOption::refuseAValue)
                .description("Asks for the " + what + ", without showing it.")
                .build());
        command.addOption(OptionSpec.builder(file())
                .type(String.class)
                .paramLabel("FILE")
                .description("Reads the " + what + " from a file; - takes a line of standard input.")
                .build());
    }

    /** Whether an option of a command line is one of the two. */
    boolean isGivenBy(OptionSpec option) {
        return option.longestName().equals(name) || option.longestName().equals(file());
    }

    /**
     * Gets the secret of a command line that has one of the two.
     *
     * @throws CommandException if it has both, or if the secret cannot be had
     */
    String read(ParseResult given, SecretInput input) throws CommandException {
        boolean asks = given.hasMatchedOption(name);
        String from = given.matchedOptionValue(file(), null);
        if (asks && from != null) {
            throw CommandException.usage(name + " and " + file() + ": one of them is enough");
        }
        return from == null ? input.ask(what, twice) : input.read(from, what);
    }

    @SuppressWarnings("JdkObsolete") // picocli's
    private static boolean refuseAValue(
            Stack<String> rest, CommandSpec command, ArgSpec option, Map<String, Object> how) {
        boolean attached = "=".equals(how.get("separator"));
        if (attached || (!rest.isEmpty() && !rest.peek().startsWith("-"))) {
            String name = ((OptionSpec) option).longestName();
            CommandLine line = command.commandLine();
            throw new ParameterException(
                    line,
                    name + " takes no value: it asks for one, " + name
                            + "-file names a file; the account stands before it");
        }
        return false;
    }
}
