package io.accountcreator.host.inbound.report;

import io.accountcreator.event.MessagesUndelivered;

/** Tells observers of the application that many messages do not arrive. */
@FunctionalInterface
public interface UndeliveredObserver {
    /**
     * Tells them, on threads of their own.
     *
     * @param event what there is to tell
     */
    void tell(MessagesUndelivered event);
}
