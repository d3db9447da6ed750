package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;

/** Gets secrets from where other users of the machine do not see them: never from arguments. */
final class SecretInput {
    /** Stands for standard input in the place of a file. */
    static final String STANDARD_INPUT = "-";

    private static final int MOST_BYTES = 8192;

    private final Terminal terminal;

    SecretInput(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Asks whoever sits at the terminal.
     *
     * @param what the name of the secret
     * @param twice whether to ask again, as for a password to be, whose misspelling would lock somebody out
     * @return what was typed
     * @throws CommandException if nobody sits there, or if it is empty, or not the same both times
     */
    String ask(String what, boolean twice) throws CommandException {
        Terminal.Prompt prompt = terminal.prompt();
        if (prompt == null) {
            throw CommandException.usage(
                    "no terminal to ask for the " + what + " at: name a file, or - for standard input");
        }
        char[] typed = prompt.read(what);
        char[] again = twice && typed != null && typed.length > 0 ? prompt.read(what + " again") : typed;
        if (!Arrays.equals(typed, again)) {
            throw CommandException.usage("the two are not the same");
        }
        return notEmpty(typed == null ? "" : new String(typed), what);
    }

    /**
     * Reads a file, without the line end at its end; or the next line of standard input.
     *
     * @param file its name, {@code -} for standard input
     * @param what the name of the secret
     * @return what it holds
     * @throws CommandException if it cannot be read, is empty or too long
     */
    String read(String file, String what) throws CommandException {
        try {
            return notEmpty(file.equals(STANDARD_INPUT) ? line(what) : content(Path.of(file)), what);
        } catch (IOException | InvalidPathException e) {
            String from = file.equals(STANDARD_INPUT) ? "standard input" : file;
            throw CommandException.usage("the " + what + " cannot be read from " + from + ", as text in UTF-8");
        }
    }

    private String line(String what) throws IOException, CommandException {
        String line = terminal.in().readLine();
        if (line != null && line.length() > MOST_BYTES) {
            throw tooLong(what);
        }
        return line == null ? "" : line;
    }

    private String content(Path file) throws IOException, CommandException {
        warnIfOthersMayRead(file);
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw tooLong(file.toString());
        }
        CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        return text.toString().replaceFirst("\\R\\z", "");
    }

    private void warnIfOthersMayRead(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
            terminal.err().println("account-creator: warning: every user of this machine may read " + file);
        }
    }

    private static CommandException tooLong(String what) {
        return CommandException.usage(what + ": more than " + MOST_BYTES + " bytes");
    }

    private static String notEmpty(String secret, String what) throws CommandException {
        if (secret.isEmpty()) {
            throw CommandException.usage("the " + what + " is empty");
        }
        return secret;
    }
}
