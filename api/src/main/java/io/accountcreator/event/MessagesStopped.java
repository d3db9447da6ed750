package io.accountcreator.event;

import java.time.Duration;

/**
 * A limit was reached beyond which a backend sends no messages: the event for whoever watches over what messages cost. It is told
 * once; then not before messages have gone there again. Immutable, and free of secrets.
 *
 * @param backend name of the backend
 * @param reason what was reached
 * @param numbers where no messages go: the first digits of those numbers, and {@code *}, {@code +*} for all; of mails the domain,
 *     such as {@code *@example.org}, {@code *@*} for all
 * @param limit how many messages it is
 * @param window in which they were sent; messages go on when it is over, if not before
 */
public record MessagesStopped(String backend, Reason reason, String numbers, int limit, Duration window) {

    /** What was reached. */
    public enum Reason {
        /** The budget for all numbers. */
        BUDGET,
        /** The budget for the numbers of one country calling code. */
        COUNTRY_BUDGET,
        /** The budget for the addresses of one domain. */
        DOMAIN_BUDGET,
        /** What neighbouring numbers get together: many of them in a row are hardly people. */
        RANGE,
        /** Messages whose codes nobody uses; they go on when enough are. */
        UNUSED_CODES,
        /** The same, where the provider reported at least as many messages as not delivered: rather an outage than fraud. */
        UNDELIVERED
    }

    /**
     * Says it for people.
     *
     * @return one line
     */
    public String text() {
        String limited =
                switch (reason) {
                    case BUDGET, COUNTRY_BUDGET, DOMAIN_BUDGET ->
                        "the budget of " + limit + " messages in " + window + " is spent";
                    case RANGE -> "neighbouring numbers got " + limit + " messages in " + window;
                    case UNUSED_CODES -> "beyond " + limit + " messages in " + window + " too few codes were used";
                    case UNDELIVERED ->
                        "beyond " + limit + " messages in " + window
                                + " too few codes were used, and as many messages were reported as not delivered";
                };
        return "no more messages to " + numbers + ": " + limited;
    }
}
