package io.accountcreator.spi;

import java.io.IOException;

/** Sends codes to people. Must be thread-safe. */
@FunctionalInterface
public interface MessageSender {
    /**
     * Sends a message: one try, within the caller's deadline, that returns when the provider or mail server has accepted.
     * May block; must answer an interrupt.
     *
     * @param message what to send, and to whom
     * @throws IOException if it was not accepted; the text must not hold the code
     */
    void send(Message message) throws IOException;

    /**
     * Tells the owner of an account what was changed: one try, as {@link #send}. Nothing fails if it is not told. A sender that
     * does not tell such things need not implement it.
     *
     * @param notice what to tell, and to whom
     * @throws IOException if it was not accepted
     */
    default void tell(Notice notice) throws IOException {}

    /**
     * Gives the sender of an application that has none: it accepts nothing, so that no code counts as sent.
     *
     * @return a sender that always throws
     */
    static MessageSender none() {
        return new MessageSender() {
            @Override
            public void send(Message message) throws IOException {
                throw new IOException("no message sender is configured");
            }

            @Override
            public void tell(Notice notice) throws IOException {
                throw new IOException("no message sender is configured");
            }
        };
    }
}
