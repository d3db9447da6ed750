package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.accountcreator.PhoneNumbers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** How many messages may be sent: to a number, to all numbers of a country calling code, and to all there are. */
final class SmsBudget {
    /** Ends what stands for many numbers; no phone number has it. */
    private static final String MANY = "*";

    private static final String ALL = "+" + MANY;
    private static final String NO_COUNTRY = "+0" + MANY;
    private static final Logger LOG = System.getLogger(SmsBudget.class.getName());

    private final SmsCounter counter;
    private final SmsLimits limits;
    /** What was warned of. Calling codes that there are, so that no input makes it grow. */
    private final Set<String> spent = ConcurrentHashMap.newKeySet();

    private final ReentrantLock turn = new ReentrantLock();

    SmsBudget(SmsCounter counter, SmsLimits limits) {
        this.counter = counter;
        this.limits = limits;
    }

    /** Counts one message to a phone number; false, and nothing counted, if it may not be sent. */
    boolean spend(String phone) throws LDAPException {
        // The narrowest first: who hammers at one number must not use up what is for all.
        List<Limit> all = List.of(
                new Limit(phone, limits.number()),
                new Limit(country(phone), limits.country()),
                new Limit(ALL, limits.all()));
        List<Limit> counted = new ArrayList<>();
        for (Limit limit : all) {
            if (!count(limit)) {
                warn(limit);
                for (Limit narrower : counted) {
                    counter.takeBack(narrower.numbers());
                }
                return false;
            }
            counted.add(limit);
        }
        all.forEach(limit -> spent.remove(limit.numbers()));
        return true;
    }

    /** Everyone counts at the same few entries: one thread at a time here, so that only hosts get in each other's way. */
    private boolean count(Limit limit) throws LDAPException {
        if (!limit.ofMany()) {
            return counter.count(limit.numbers(), limit.most());
        }
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LDAPException(ResultCode.USER_CANCELED, "interrupted", e);
        }
        try {
            return counter.count(limit.numbers(), limit.most());
        } finally {
            turn.unlock();
        }
    }

    private static String country(String phone) {
        return PhoneNumbers.callingCode(phone).map(code -> "+" + code + MANY).orElse(NO_COUNTRY);
    }

    /** Once until messages are sent again: a log that anybody can fill is one more thing to use against its operator. */
    private void warn(Limit limit) {
        if (limit.ofMany() && spent.add(limit.numbers())) {
            LOG.log(
                    Level.WARNING,
                    "the budget of {0} messages to {1} in {2} is spent: no more are sent until that is over",
                    Integer.toString(limit.most()),
                    limit.numbers(),
                    limits.window());
        }
    }

    private record Limit(String numbers, int most) {
        boolean ofMany() {
            return numbers.endsWith(MANY);
        }
    }
}
