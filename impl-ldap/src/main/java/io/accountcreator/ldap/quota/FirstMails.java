package io.accountcreator.ldap.quota;

import io.accountcreator.ldap.config.MailLimits;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Mailboxes that this host has sent one mail to which the directory does not know of: most people get one, and the write that
 * would count it costs as much as their account. It is counted with the second. So a mailbox can get one mail more than the
 * limit from each further host, and none from a host that has sent it one. Thread-safe.
 */
final class FirstMails {
    /** With a lower limit each mail is counted at once. */
    private static final int LEAST_LIMIT = 5;

    private static final int MOST = 100_000;

    private final Clock clock;
    private final MailLimits limits;
    private final Map<String, First> firsts = new LinkedHashMap<>();

    FirstMails(Clock clock, MailLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    private record First(Instant sent, int uncounted) {}

    /** Whether a mailbox had no mail of this host in the window; from now on it had one. */
    synchronized boolean isFirst(Mailbox mailbox) {
        if (limits.mailbox() < LEAST_LIMIT) {
            return false;
        }
        Instant now = clock.instant();
        forget(now);
        if (firsts.containsKey(mailbox.name())) {
            return false;
        }
        firsts.put(mailbox.name(), new First(now, 1));
        return true;
    }

    /** How many mails to a mailbox are to be counted besides the next one: one, if it is not counted yet. */
    synchronized int takeUncounted(Mailbox mailbox) {
        First first = firsts.get(mailbox.name());
        if (first == null || first.uncounted() == 0) {
            return 0;
        }
        firsts.put(mailbox.name(), new First(first.sent(), 0));
        return first.uncounted();
    }

    /** Notes that they were not counted after all. */
    synchronized void giveBack(Mailbox mailbox, int uncounted) {
        firsts.computeIfPresent(
                mailbox.name(), (name, first) -> new First(first.sent(), first.uncounted() + uncounted));
    }

    /** They stand in the order of their times. */
    private void forget(Instant now) {
        Iterator<First> oldest = firsts.values().iterator();
        while (oldest.hasNext()) {
            First first = oldest.next();
            if (firsts.size() < MOST
                    && now.isBefore(first.sent().plus(limits.window()))
                    && !now.isBefore(first.sent())) {
                return;
            }
            oldest.remove();
        }
    }
}
