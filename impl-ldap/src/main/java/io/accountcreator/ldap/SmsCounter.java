package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts messages, over all accounts and domains, in a window that begins with the first one. The count is in the directory, so
 * that a restart or a second host changes nothing.
 */
final class SmsCounter {
    private static final int ROUNDS = 50;

    private final Accounts accounts;
    private final Clock clock;
    private final Duration window;

    SmsCounter(Accounts accounts, Clock clock, Duration window) {
        this.accounts = accounts;
        this.clock = clock;
        this.window = window;
    }

    /**
     * Counts one message more; false if there were enough.
     *
     * @param number what the count is of: a phone number, or what stands for many
     * @param limit how many there may be in a window
     */
    boolean count(String number, int limit) throws LDAPException {
        String dn = accounts.entries().smsCounter(number).toString();
        Instant now = clock.instant();
        for (int round = 0; round < ROUNDS && limit > 0; round++) {
            Optional<SearchResultEntry> counter = accounts.entry(dn);
            if (counter.isEmpty()) {
                if (accounts.add(accounts.entries().newSmsCounter(number, new Window(now, 1).format()))) {
                    return true;
                }
                continue;
            }
            String stored = counter.get().getAttributeValue(LdapEntries.SMS_WINDOW);
            Window next =
                    Window.parse(stored).map(last -> last.oneMore(now, window)).orElse(new Window(now, 1));
            if (next.count() > limit) {
                return false;
            }
            if (accounts.modifyIf(dn, LdapEntries.SMS_WINDOW, stored, List.of(replace(next)))) {
                return true;
            }
        }
        return false;
    }

    /** Takes back one message that was counted and is not sent. */
    void takeBack(String number) throws LDAPException {
        String dn = accounts.entries().smsCounter(number).toString();
        for (int round = 0; round < ROUNDS; round++) {
            Optional<String> stored = accounts.entry(dn).map(e -> e.getAttributeValue(LdapEntries.SMS_WINDOW));
            Optional<Window> last = stored.flatMap(Window::parse).filter(counted -> counted.count() > 0);
            if (last.isEmpty()) {
                return;
            }
            Window less = new Window(last.get().begin(), last.get().count() - 1);
            if (accounts.modifyIf(dn, LdapEntries.SMS_WINDOW, stored.get(), List.of(replace(less)))) {
                return;
            }
        }
    }

    /** Whether what is stored counts no longer. */
    static boolean isOver(String stored, Instant now, Duration length) {
        return Window.parse(stored).filter(last -> last.covers(now, length)).isEmpty();
    }

    private static Modification replace(Window next) {
        return new Modification(ModificationType.REPLACE, LdapEntries.SMS_WINDOW, next.format());
    }

    /** {@code <begin, seconds since 1970> <count>}: one text, so that an assertion on it sees every change. */
    private record Window(Instant begin, int count) {
        private static final Pattern FORMAT = Pattern.compile("([0-9]{1,11}) ([0-9]{1,9})");

        static Optional<Window> parse(String text) {
            Matcher parts = FORMAT.matcher(text);
            return parts.matches()
                    ? Optional.of(new Window(
                            Instant.ofEpochSecond(Long.parseLong(parts.group(1))), Integer.parseInt(parts.group(2))))
                    : Optional.empty();
        }

        Window oneMore(Instant now, Duration length) {
            return covers(now, length) ? new Window(begin, count + 1) : new Window(now, 1);
        }

        boolean covers(Instant now, Duration length) {
            // A begin in the far future is a clock's that was wrong, and must not close the number until then.
            return Duration.between(begin, now).abs().compareTo(length) < 0;
        }

        String format() {
            return begin.getEpochSecond() + " " + count;
        }
    }
}
