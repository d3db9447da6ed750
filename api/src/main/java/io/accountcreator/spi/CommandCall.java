package io.accountcreator.spi;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.Optional;

/** A {@link BackendCommand} as it was called. */
public interface CommandCall {
    /**
     * Gives the settings of the host.
     *
     * @return never null
     */
    Settings settings();

    /**
     * Gets the value of an option or operand.
     *
     * @param argument its name
     * @return empty if it was not given
     */
    Optional<String> value(String argument);

    /**
     * Says whether a flag was given.
     *
     * @param flag its name
     * @return true if it was
     */
    boolean has(String flag);

    /**
     * Gives the standard input.
     *
     * @return text, UTF-8
     */
    BufferedReader in();

    /**
     * Gives the standard output, for what was asked for and nothing else.
     *
     * @return text, UTF-8
     */
    PrintWriter out();

    /**
     * Gives the standard error, for everything else.
     *
     * @return text
     */
    PrintWriter err();

    /**
     * Gives the way to people that the settings describe; a bean that takes its place in a host is not found here.
     *
     * @return refuses everything if none is described
     */
    default MessageSender sender() {
        return MessageSender.none();
    }

    /**
     * Says that the command is about to change something, before it does: what nobody could write into the audit log is not to be
     * done.
     *
     * @throws SettingException if the audit log cannot be written
     */
    default void beginChanges() {}

    /**
     * Tells the audit that the command has changed an account; from any thread.
     *
     * @param username its user name
     * @param domain its domain
     */
    default void changed(String username, String domain) {}

    /** Tells the audit that the command has changed something besides accounts. */
    default void changed() {}

    /**
     * Says whether a person watches, to whom progress may be shown on standard error.
     *
     * @return false if output goes to a file or a program
     */
    boolean isWatched();
}
