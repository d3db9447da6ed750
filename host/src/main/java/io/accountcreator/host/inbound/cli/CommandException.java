package io.accountcreator.host.inbound.cli;

/** Ends a command without an answer; the message is one line for people, never with a secret. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What was given cannot be taken. */
    static CommandException usage(String message) {
        return new CommandException(message, ExitCode.USAGE);
    }

    /** Whoever was asked refuses to answer. */
    static CommandException refusal(String message) {
        return new CommandException(message, ExitCode.REFUSAL);
    }

    /** Nobody answers. */
    static CommandException outage(String message) {
        return new CommandException(message, ExitCode.OUTAGE);
    }

    int exitCode() {
        return exitCode;
    }
}
