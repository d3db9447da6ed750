package io.accountcreator.host.inbound.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs commands in this process, with what a person types and what a shell hands over. */
final class CommandRig {
    @Command(name = "account-creator", mixinStandardHelpOptions = true)
    static final class Root {}

    /** How a command ended, and what it printed. */
    record Ended(int exitCode, String out, String err) {}

    private final Map<String, String> environment = new HashMap<>();
    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private boolean terminal;
    private String input = "";

    /** Somebody sits there, and types this when asked. */
    CommandRig typing(String... answers) {
        terminal = true;
        typed.addAll(Arrays.asList(answers));
        return this;
    }

    CommandRig reading(String standardInput) {
        input = standardInput;
        return this;
    }

    CommandRig with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What was asked for, in order. */
    List<String> asked() {
        return asked;
    }

    Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Root());
        Commands.addTo(
                line,
                new Terminal(
                        new BufferedReader(new StringReader(input)),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        terminal ? this::type : null,
                        environment));
        return new Ended(line.execute(arguments), out.toString(), err.toString());
    }

    private char[] type(String what) {
        asked.add(what);
        String next = typed.poll();
        return next == null ? null : next.toCharArray();
    }
}
