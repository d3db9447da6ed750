package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where commands read and write.
 *
 * @param in standard input
 * @param out answers, and nothing else
 * @param err everything else
 * @param prompt asks a person; null if nobody sits there
 * @param environment the environment variables
 */
public record Terminal(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        @Nullable Prompt prompt,
        Map<String, String> environment) {

    /** Asks a person for a secret. */
    @FunctionalInterface
    public interface Prompt {
        /**
         * Asks without an echo.
         *
         * @param text what to ask for
         * @return what was typed, null at the end of the input
         */
        char @Nullable [] read(String text);
    }

    /**
     * Gives the terminal of this process.
     *
     * @return the standard streams as they are now, UTF-8 for input and answers
     */
    public static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(
                new BufferedReader(new InputStreamReader(
                        System.in, UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))),
                // Whatever the locale: documents are read by programs.
                new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true),
                new PrintWriter(new OutputStreamWriter(System.err, UTF_8), true),
                console == null ? null : text -> console.readPassword("%s: ", text),
                System.getenv());
    }

    /** An environment variable that is set and not blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
