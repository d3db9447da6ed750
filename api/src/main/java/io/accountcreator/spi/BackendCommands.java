package io.accountcreator.spi;

import java.util.List;

/**
 * Commands that a backend adds to the command line of the host, below a word of its own: {@code account-creator ldap check}.
 * The host finds it by {@link java.util.ServiceLoader}, whichever backend is the default, without starting anything.
 */
public interface BackendCommands {
    /**
     * Names the backend; it is the word above the commands.
     *
     * @return such as {@code ldap}
     */
    String name();

    /**
     * Says in one sentence what the commands are for.
     *
     * @return for the help
     */
    String description();

    /**
     * Gives the commands.
     *
     * @return in the order of the help
     */
    List<BackendCommand> commands();
}
