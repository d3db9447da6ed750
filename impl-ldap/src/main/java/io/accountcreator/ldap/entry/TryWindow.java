package io.accountcreator.ldap.entry;

import io.accountcreator.ldap.config.CodeRules;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts wrong tries at the codes of an account that have one purpose. It goes from each code to the next: whoever has new
 * codes sent gets no more tries by it.
 *
 * @param begin when it began
 * @param wrong wrong tries since
 */
public record TryWindow(Instant begin, int wrong) {
    /** The window of a code whose message is not sent yet: over since ever, so that the first wrong try begins one. */
    public static final TryWindow NOT_BEGUN = new TryWindow(Instant.EPOCH, 0);

    public static TryWindow beginning(Instant now) {
        return new TryWindow(now, 0);
    }

    /** This window, or a new one if this is over. */
    TryWindow at(Instant now, CodeRules rules) {
        // A begin in the far future is a clock's that was wrong, and must not lock anybody out until then.
        boolean within = Duration.between(begin, now).abs().compareTo(rules.window()) < 0;
        return within ? this : beginning(now);
    }

    TryWindow oneMore() {
        return new TryWindow(begin, wrong + 1);
    }

    /** How many tries a new code gets. */
    int tries(CodeRules rules) {
        return Math.max(0, Math.min(rules.tries(), rules.windowTries() - wrong));
    }
}
