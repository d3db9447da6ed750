package io.accountcreator.ldap;

import io.accountcreator.ldap.quota.Mailbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many notices one mailbox gets. They do not count among the mails with codes: whoever uses those up must not keep the owner
 * from being told. Nobody need have proven an address, so hour after hour there is an end, too. Thread-safe.
 */
final class NoticeRate {
    static final int MOST = 10;
    static final int MOST_OF_DAY = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
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

    private record Window(Instant begin, int times) {
        Window next(Instant now, Duration length) {
            return now.isBefore(begin.plus(length)) ? new Window(begin, times + 1) : new Window(now, 1);
        }
    }

    private record Told(Window hour, Window day, boolean stopped) {}

    /** Counts one to an address, unless it is one too many. */
    synchronized NoticeDecision count(String address) {
        Instant now = clock.instant();
        String mailbox = Mailbox.of(address).name();
        Told before = told.getOrDefault(mailbox, new Told(new Window(now, 0), new Window(now, 0), false));
        Window hour = before.hour().next(now, HOUR);
        Window day = before.day().next(now, DAY);
        if (hour.times() <= MOST && day.times() <= MOST_OF_DAY) {
            told.put(mailbox, new Told(hour, day, false));
            return NoticeDecision.SEND;
        }
        told.put(mailbox, new Told(before.hour(), before.day(), true));
        return before.stopped() ? NoticeDecision.OMIT : NoticeDecision.OMIT_AND_WARN;
    }
}
