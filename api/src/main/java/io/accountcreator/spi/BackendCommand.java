package io.accountcreator.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command of a backend. It knows nothing of how command lines are read.
 *
 * @param name one word, lower case
 * @param description sentences for the help; the first says what it does
 * @param arguments what it takes; secrets never come as arguments, but in files that these name
 * @param action what it does
 */
public record BackendCommand(String name, List<String> description, List<Argument> arguments, Action action) {
    /** How a command ends, as the exit code of the process. */
    public enum End {
        /** Done, or everything is as it should be. */
        DONE,
        /** Something is missing, or a part was refused. */
        REFUSED,
        /** What was given cannot be taken. */
        USAGE,
        /** Nothing was learned, or not everything was done: bad settings, or what is behind the backend is not there. */
        OUTAGE
    }

    /** What a command does. */
    @FunctionalInterface
    public interface Action {
        /**
         * Runs it. A {@link SettingException} is told to the user and ends as {@link End#OUTAGE}.
         *
         * @param call what was given, and where to write
         * @return how it ended; why, if not well, it has printed
         * @throws InterruptedException if the process is to end
         */
        End run(CommandCall call) throws InterruptedException;
    }

    /**
     * Something that a command takes.
     *
     * @param name an option such as {@code --dry-run}, or the name of an operand in capitals
     * @param label what its value is called in the help, null for a flag
     * @param description a sentence for the help
     * @param required whether the command is not understood without it
     */
    public record Argument(String name, @Nullable String label, String description, boolean required) {
        /**
         * Makes an option without a value.
         *
         * @param name such as {@code --dry-run}
         * @param description for the help
         * @return the argument
         */
        public static Argument flag(String name, String description) {
            return new Argument(name, null, description, false);
        }

        /**
         * Makes an option with a value, which may be left out.
         *
         * @param name such as {@code --errors}
         * @param label such as {@code FILE}
         * @param description for the help
         * @return the argument
         */
        public static Argument option(String name, String label, String description) {
            return new Argument(name, label, description, false);
        }

        /**
         * Makes an operand, which is known by its place.
         *
         * @param name in capitals, such as {@code FILE}
         * @param description for the help
         * @param required whether it must be there
         * @return the argument
         */
        public static Argument operand(String name, String description, boolean required) {
            return new Argument(name, name, description, required);
        }

        /**
         * Tells operands from options.
         *
         * @return true for an operand
         */
        public boolean isOperand() {
            return !name.startsWith("-");
        }
    }
}
