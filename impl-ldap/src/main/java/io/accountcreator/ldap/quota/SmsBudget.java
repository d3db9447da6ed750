package io.accountcreator.ldap.quota;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.ldap.config.SmsLimits;
import io.accountcreator.ldap.entry.LdapEntries;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many messages may be sent: to a number, to its neighbours, to all numbers of a country calling code, and to all there are.
 */
public final class SmsBudget implements MessageBudget {
    /** Ends what stands for many numbers; no phone number has it. */
    private static final String MANY = "*";

    private static final String ALL = "+" + MANY;
    private static final String NO_COUNTRY = "+0" + MANY;

    private final SmsCounter counter;
    private final SmsLimits limits;
    private final SmsWarnings warnings;
    private final ShareTaker taker;
    private final SmsShare all;
    /** By existing calling codes only, so that no input makes it grow. */
    private final Map<String, SmsShare> countries = new ConcurrentHashMap<>();

    public SmsBudget(SmsCounter counter, SmsLimits limits, SmsWarnings warnings) {
        this.counter = counter;
        this.limits = limits;
        this.warnings = warnings;
        taker = new ShareTaker(warnings, limits.unused());
        all = new SmsShare(counter, ALL, limits.all(), SmsUse.ANY);
    }

    @Override
    public boolean spend(String phone) throws LDAPException {
        // What is at hand comes first, and what is written last: messages that are refused should cost little.
        Deque<Runnable> undo = new ArrayDeque<>();
        boolean spent = false;
        try {
            spent = taker.take(country(phone), Reason.COUNTRY_BUDGET, undo)
                    && taker.take(all, Reason.BUDGET, undo)
                    && mayGoToRange(phone)
                    && count(phone);
            return spent;
        } finally {
            if (!spent) {
                undo.forEach(Runnable::run);
            }
        }
    }

    @Override
    public void used(String phone) {
        country(phone).used();
    }

    /**
     * In the directory at once: the report may come to a host that has sent nothing. The number's own count goes first, as it
     * says whether the message was counted, and not yet as this.
     */
    @Override
    public void undelivered(String phone) throws LDAPException {
        SmsCounter.Change number = counter.change(phone, SmsCount::plusUndelivered);
        if (!number.after().equals(number.before())) {
            counter.change(country(phone).numbers(), SmsCount::plusUndelivered);
        }
    }

    private boolean mayGoToRange(String phone) throws LDAPException {
        Optional<String> range = LdapEntries.range(phone);
        if (range.isEmpty() || counter.sentToRange(range.get()) < limits.range()) {
            return true;
        }
        warnings.stopped(Reason.RANGE, range.get() + MANY, limits.range());
        return false;
    }

    private boolean count(String phone) throws LDAPException {
        return counter.change(phone, count -> count.sent() < limits.number() ? count.plus(1, 0) : count)
                        .sent()
                > 0;
    }

    private SmsShare country(String phone) {
        String numbers =
                PhoneNumbers.callingCode(phone).map(code -> "+" + code + MANY).orElse(NO_COUNTRY);
        return countries.computeIfAbsent(
                numbers,
                name -> new SmsShare(
                        counter, name, limits.country(), new SmsUse(limits.unused(), limits.usedPercent())));
    }
}
