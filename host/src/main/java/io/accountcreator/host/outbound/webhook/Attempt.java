package io.accountcreator.host.outbound.webhook;

import java.io.IOException;
import java.time.Duration;

/**
 * How one try to send a message ended.
 *
 * @param end what that means
 * @param reason why it was not taken; without the address, which may hold a secret
 */
record Attempt(End end, String reason) {
    private static final int TOO_MANY = 429;

    /** What the end of a try means. */
    enum End {
        /** It was taken. */
        TAKEN,
        /** It may be taken later. */
        AGAIN,
        /** It never will. */
        NEVER
    }

    /** Sends a message once. */
    @FunctionalInterface
    interface Sender {
        /** Gives the HTTP status. */
        int send(Message message, Duration limit) throws IOException;
    }

    static Attempt of(Sender sender, Message message, Duration limit) {
        try {
            int status = sender.send(message, limit);
            return new Attempt(end(status), "HTTP status " + status);
        } catch (RefusedAddressException e) {
            return new Attempt(End.NEVER, "its host has an address that is not permitted");
        } catch (IOException | RuntimeException e) {
            return new Attempt(End.AGAIN, e.getClass().getSimpleName());
        }
    }

    private static End end(int status) {
        if (status >= 200 && status < 300) {
            return End.TAKEN;
        }
        return status == TOO_MANY || status >= 500 ? End.AGAIN : End.NEVER;
    }
}
