package io.accountcreator.ldap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many notices one mailbox gets. They do not count among the mails with codes: whoever uses those up must not keep the owner
 * from being told. Thread-safe.
 */
final class NoticeRate {
    static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MAILBOXES = 10_000;

    private final Clock clock;
    private final Map<String, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > MAILBOXES;
        }
    };

    NoticeRate(Clock clock) {
        this.clock = clock;
    }

    private record Told(Instant begin, int times) {}

    /** Counts one to an address, and says how many it is of the hour. */
    synchronized int count(String address) {
        Instant now = clock.instant();
        Told after = told.merge(
                Mailbox.of(address).name(),
                new Told(now, 1),
                (before, one) ->
                        now.isBefore(before.begin().plus(WINDOW)) ? new Told(before.begin(), before.times() + 1) : one);
        return after.times();
    }
}
