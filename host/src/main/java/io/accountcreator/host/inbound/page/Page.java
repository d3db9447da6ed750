package io.accountcreator.host.inbound.page;

import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import java.util.Locale;

/** The pages that are shown; {@code page.<name>.title} and {@code page.<name>.text} are their words. */
enum Page {
    /** Asks whether to activate. */
    ASK(200),
    /** It has been done. */
    DONE(200),
    /** It had been done before, by this browser. */
    ALREADY(200),
    /**
     * The link is no good: the code is wrong, used up or expired, or there is no such account. One page for all, as whoever
     * has no right code is not to learn which.
     */
    REFUSED(403),
    /** The link is not whole. */
    MALFORMED(400),
    /** The button was not pressed on our page. */
    STALE(403),
    /** Nothing is known about the account. */
    FAILED(500),
    /** Whoever asks has tried too often. */
    TOO_MANY(429),
    /** Too much to do. */
    BUSY(503),
    /** No answer in time. */
    LATE(504);

    private final int status;

    Page(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Takes note of this page as a refusal. */
    Page noteIn(Refusal refusals) {
        refusals.because(status, name().toLowerCase(Locale.ROOT));
        return this;
    }

    /** The key of a text of this page. */
    String key(String text) {
        Page words = this == TOO_MANY || this == BUSY || this == LATE ? FAILED : this;
        return "page." + words.name().toLowerCase(Locale.ROOT) + "." + text;
    }
}
