package io.accountcreator.host.inbound.cli;

import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the arguments. What was not understood is not repeated where it may be a secret that somebody gave
 * in the wrong place: it would go on to a log or a screen.
 */
final class UsageErrors implements IParameterExceptionHandler {
    private static final Pattern OPTION = Pattern.compile("(--[a-z][a-z-]*)(=.*)?", Pattern.DOTALL);

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println("account-creator: " + message(thrown));
        if (thrown instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, err);
        }
        err.println("Try '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException thrown) {
        if (!(thrown instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(thrown.getMessage());
        }
        String first = unmatched.getUnmatched().get(0);
        boolean command = !unmatched.getCommandLine().getSubcommands().isEmpty();
        if (command && !first.startsWith("-")) {
            return "unknown command '" + first + "'";
        }
        Matcher option = OPTION.matcher(first);
        return option.matches()
                ? "unknown option '" + option.group(1) + "'"
                : "an argument is not understood; it is not repeated here, as it may be a secret";
    }
}
