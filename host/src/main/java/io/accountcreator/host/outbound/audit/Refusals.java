package io.accountcreator.host.outbound.audit;

import io.accountcreator.status.Status;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Notes what entry points refuse, as no final status tells of it. Thread-safe. */
@FunctionalInterface
public interface Refusals {
    /**
     * Takes note of a refusal.
     *
     * @param entryPoint where
     * @param http HTTP status of the answer
     * @param reason a few words, with nothing in them that may be secret
     * @param address network address of the client, null if it is not known
     */
    void refused(EntryPoint entryPoint, int http, String reason, @Nullable String address);

    /**
     * Takes note of the refusal of one request.
     *
     * @param entryPoint where it came in
     * @param client who asks, null if that is not known
     * @return takes note of its refusal
     */
    default Refusal of(EntryPoint entryPoint, @Nullable InetAddress client) {
        String address = client == null ? null : client.getHostAddress();
        return (http, reason) -> refused(entryPoint, http, reason, address);
    }

    /**
     * Says whether observers are told how a request ended, so that it is no refusal.
     *
     * @param provisional its provisional status
     * @return whether a final status follows
     */
    static boolean isTold(Status provisional) {
        return provisional == Status.REQUEST_OK || provisional == Status.MISSING_ARGUMENTS;
    }

    /** Takes note of the refusal of one request. */
    @FunctionalInterface
    interface Refusal {
        /**
         * Takes note of it.
         *
         * @param http HTTP status of the answer
         * @param reason a few words, with nothing in them that may be secret
         */
        void because(int http, String reason);
    }
}
