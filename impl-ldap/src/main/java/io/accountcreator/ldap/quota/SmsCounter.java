package io.accountcreator.ldap.quota;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.LdapEntries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Counts messages, over all accounts and domains, in windows that begin with their first ones. The counts are in the directory,
 * so that a restart or a second host changes nothing.
 */
public final class SmsCounter {
    private static final int ROUNDS = 50;

    private final Directory directory;
    private final Accounts accounts;
    private final Clock clock;
    private final Duration window;

    public SmsCounter(Directory directory, Accounts accounts, Clock clock, Duration window) {
        this.directory = directory;
        this.accounts = accounts;
        this.clock = clock;
        this.window = window;
    }

    /**
     * What was counted, and what it was changed into; the same if nothing was.
     *
     * @param before none, if the window of what was counted is over
     * @param after as it is stored now, unless it is the same
     */
    record Change(SmsCount before, SmsCount after) {
        int sent() {
            return after.sent() - before.sent();
        }
    }

    /**
     * Changes a count; nothing is changed if others do so all the time.
     *
     * @param numbers what the count is of: a phone number, or what stands for many
     * @param operator asked again when somebody else was faster
     */
    Change change(String numbers, UnaryOperator<SmsCount> operator) throws LDAPException {
        String dn = accounts.entries().smsCounter(numbers).toString();
        Instant now = clock.instant();
        for (int round = 0; round < ROUNDS; round++) {
            Optional<SearchResultEntry> counter = accounts.entry(dn);
            SmsCount before = counter.flatMap(entry -> current(entry, now)).orElseGet(() -> SmsCount.none(now));
            SmsCount after = operator.apply(before);
            if (after.equals(before) || store(numbers, counter, after)) {
                return new Change(before, after);
            }
        }
        return new Change(SmsCount.none(now), SmsCount.none(now));
    }

    private boolean store(String numbers, Optional<SearchResultEntry> counter, SmsCount count) throws LDAPException {
        if (counter.isEmpty()) {
            return accounts.add(accounts.entries().newSmsCounter(numbers, count.format()));
        }
        Modification change = new Modification(ModificationType.REPLACE, LdapEntries.SMS_WINDOW, count.format());
        String stored = counter.get().getAttributeValue(LdapEntries.SMS_WINDOW);
        return accounts.modifyIf(counter.get().getDN(), LdapEntries.SMS_WINDOW, stored, List.of(change));
    }

    /** How many messages went to the numbers of a range. */
    int sentToRange(String range) throws LDAPException {
        Instant now = clock.instant();
        int[] sum = {0};
        directory.forEach(
                accounts.entries().sms().toString(),
                Filter.createEqualityFilter(LdapEntries.SMS_RANGE, range),
                entry -> sum[0] += current(entry, now).map(SmsCount::sent).orElse(0));
        return sum[0];
    }

    /** Whether a count is that of the window that is going on. */
    boolean isCurrent(SmsCount count) {
        return count.covers(clock.instant(), window);
    }

    private Optional<SmsCount> current(SearchResultEntry entry, Instant now) {
        return SmsCount.parse(String.valueOf(entry.getAttributeValue(LdapEntries.SMS_WINDOW)))
                .filter(count -> count.covers(now, window));
    }

    /** Whether what is stored counts no longer. */
    public static boolean isOver(String stored, Instant now, Duration length) {
        return SmsCount.parse(stored).filter(count -> count.covers(now, length)).isEmpty();
    }
}
