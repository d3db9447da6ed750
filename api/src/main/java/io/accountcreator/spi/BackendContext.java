package io.accountcreator.spi;

import io.accountcreator.event.MessagesStopped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

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

    /**
     * Tells whoever watches over the costs that messages are stopped. A host fires it as an event; without one nobody hears.
     *
     * @param event what was reached
     */
    default void tell(MessagesStopped event) {}

    /**
     * Makes the context of an application without a host: the system's clock, and codes that nobody can guess.
     *
     * @param settings such as {@code Settings.of(map)}, or {@code key ->
     *     ConfigProvider.getConfig().getOptionalValue(key, String.class)}
     * @param executor for blocking work, such as a server's managed one; should be bounded
     * @param sender the way to people, {@link MessageSender#none()} if there is none
     * @return the context
     */
    static BackendContext of(Settings settings, Executor executor, MessageSender sender) {
        return of(settings, executor, Clock.systemUTC(), CodeGenerator.of(new SecureRandom()), sender);
    }

    /**
     * Makes a context of its parts.
     *
     * @param settings {@code accountcreator.*}
     * @param executor for blocking work; should be bounded
     * @param clock for expiry and windows
     * @param codes makes codes
     * @param sender the way to people
     * @return the context
     */
    static BackendContext of(
            Settings settings, Executor executor, Clock clock, CodeGenerator codes, MessageSender sender) {
        return of(settings, executor, clock, codes, sender, event -> {});
    }

    /**
     * Makes a context of its parts, with somebody who is told when messages are stopped.
     *
     * @param settings {@code accountcreator.*}
     * @param executor for blocking work; should be bounded
     * @param clock for expiry and windows
     * @param codes makes codes
     * @param sender the way to people
     * @param observer is told what {@link #tell(MessagesStopped)} is, on the thread of the request
     * @return the context
     */
    static BackendContext of(
            Settings settings,
            Executor executor,
            Clock clock,
            CodeGenerator codes,
            MessageSender sender,
            Consumer<MessagesStopped> observer) {
        return new GivenContext(settings, executor, clock, codes, sender, observer);
    }
}
