package io.accountcreator.spi;

import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a host gives a backend: inject it into the backend's producer. One type in place of five, so that a server which
 * offers an executor or a clock of its own makes no injection ambiguous.
 */
public interface BackendContext {
    /**
     * Gives the settings, {@code accountcreator.*}.
     *
     * @return never null
     */
    Settings settings();

    /**
     * Gives the bounded executor for blocking work.
     *
     * @return may reject when it is full or closed
     */
    Executor executor();

    /**
     * Gives the time, for expiry and windows.
     *
     * @return never null
     */
    Clock clock();

    /**
     * Gives the maker of codes.
     *
     * @return never null
     */
    CodeGenerator codes();

    /**
     * Gives the way to people.
     *
     * @return never null
     */
    MessageSender sender();
}
