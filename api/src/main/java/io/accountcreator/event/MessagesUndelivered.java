package io.accountcreator.event;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many of the text messages that the provider had accepted were not delivered, by its own reports: the event for whoever watches
 * over messages. It is told at most once a minute, by each host of the reports that came to it. Immutable, and free of secrets.
 *
 * @param provider whose reports they are, such as {@code twilio}
 * @param undelivered how many were not delivered
 * @param reported how many were reported on, delivered or not
 * @param codes how many of them by the provider's code of the error; not all have one
 * @param window how far back they are counted at most
 */
public record MessagesUndelivered(
        String provider, int undelivered, int reported, Map<String, Integer> codes, Duration window) {

    /**
     * Makes the event; the codes are kept as they are now.
     *
     * @param provider whose reports they are
     * @param undelivered how many were not delivered
     * @param reported how many were reported on
     * @param codes how many of them by code
     * @param window how far back
     */
    public MessagesUndelivered {
        codes = Map.copyOf(codes);
    }

    /**
     * Says it for people.
     *
     * @return one line
     */
    public String text() {
        return undelivered + " of " + reported + " text messages that " + provider + " reported on within " + window
                + " were not delivered, by its error codes " + new TreeMap<>(codes);
    }
}
