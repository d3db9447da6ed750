package io.accountcreator.host.inbound.cli;

import io.accountcreator.host.access.operation.Answer;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.nio.charset.StandardCharsets;

/** Prints answers for people and grep, or as a document for programs. */
final class AnswerPrinter {
    private final Terminal terminal;

    AnswerPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Prints an answer: the document on standard output; or the status, the text and the changed fields, each on a line, on
     * standard output if there is an answer about an account, else on standard error.
     *
     * @return the exit code
     */
    int print(OperationCommand command, Answer answer, boolean json) {
        int exitCode = exitCode(answer);
        if (json) {
            terminal.out().print(new String(answer.json(), StandardCharsets.UTF_8));
            terminal.out().flush();
        } else if (answer.status() == Status.MISSING_ARGUMENTS) {
            terminal.err().println("account-creator: " + answer.status() + ": needs a domain, and " + command.needs());
        } else if (exitCode == ExitCode.OUTAGE) {
            terminal.err().println("account-creator: " + line(answer));
        } else {
            terminal.out().println(line(answer));
            answer.changed().forEach((name, value) -> terminal.out().println(name + ": " + oneLine(value)));
        }
        return exitCode;
    }

    private static int exitCode(Answer answer) {
        if (answer.status() == Status.MISSING_ARGUMENTS) {
            return ExitCode.USAGE;
        }
        return switch (answer.kind()) {
            case SUCCESS -> ExitCode.SUCCESS;
            case REFUSAL -> ExitCode.REFUSAL;
            case OUTAGE -> ExitCode.OUTAGE;
        };
    }

    private static String line(Answer answer) {
        String text = answer.text();
        String told = text == null || text.isBlank() ? "" : ": " + oneLine(text);
        return answer.status() + reason(answer) + told;
    }

    private static String reason(Answer answer) {
        Failure failure = answer.failure();
        if (failure == null) {
            return "";
        }
        String unknown = answer.operation().changes() ? "; a change may have been made)" : ")";
        return switch (failure) {
            case NOT_CONFIGURED -> " (the settings do not say where the accounts are)";
            case NO_ROOM -> " (the host is busy)";
            case DEADLINE -> " (it took too long" + unknown;
            case OUTAGE -> " (the accounts cannot be reached" + unknown;
        };
    }

    /** What comes from elsewhere must not move the cursor of a terminal, nor pretend to be another line. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }
}
