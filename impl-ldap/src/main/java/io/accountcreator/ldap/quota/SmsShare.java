package io.accountcreator.ldap.quota;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this host may send of a budget that all hosts have together. It takes some messages of it at a time, so that most of them
 * cost the directory nothing; those that are left when a host ends are not sent by anybody. Thread-safe.
 */
final class SmsShare {
    private static final int LARGEST = 10;
    private static final int HUNDREDTH = 100;

    private final SmsCounter counter;
    private final String numbers;
    private final int most;
    private final SmsUse use;
    private final int size;

    /** One asks the directory for all that wait. */
    private final ReentrantLock turn = new ReentrantLock();

    private SmsCount taken = SmsCount.none(Instant.EPOCH);
    private int left;
    private int used;

    /**
     * Makes a share that has nothing yet.
     *
     * @param numbers what stands for those that the budget is for
     * @param most messages in a window
     * @param use how many codes have to be used
     */
    SmsShare(SmsCounter counter, String numbers, int most, SmsUse use) {
        this.counter = counter;
        this.numbers = numbers;
        this.most = most;
        this.use = use;
        // A hundredth is what a restart may cost.
        size = Math.max(1, Math.min(LARGEST, most / HUNDREDTH));
    }

    /** Whether there was one to take. */
    enum Decision {
        TAKEN,
        SPENT,
        UNUSED,
        UNDELIVERED
    }

    /**
     * One message, or why there is none.
     *
     * @param decision whether there was one
     * @param window begin of the window that it is of
     */
    record Taken(Decision decision, Instant window) {
        boolean any() {
            return decision == Decision.TAKEN;
        }
    }

    String numbers() {
        return numbers;
    }

    int most() {
        return most;
    }

    /** Takes one message. */
    Taken take() throws LDAPException {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LDAPException(ResultCode.USER_CANCELED, "interrupted", e);
        }
        try {
            Decision decision = left > 0 && counter.isCurrent(taken) ? takeOne() : takeMore();
            return new Taken(decision, taken.begin());
        } finally {
            turn.unlock();
        }
    }

    private Decision takeOne() {
        left--;
        return Decision.TAKEN;
    }

    private Decision takeMore() throws LDAPException {
        left = 0;
        int usedBefore = used;
        SmsCounter.Change change = counter.change(numbers, count -> {
            // What was used of a window that is over is none of this one.
            SmsCount now = count.sent() == 0 ? count : count.plus(0, usedBefore);
            return use.isEnough(now) ? now.plus(Math.min(size, Math.max(0, most - now.sent())), 0) : now;
        });
        used -= usedBefore;
        taken = change.after();
        left = change.sent();
        return left > 0 ? takeOne() : whyNone();
    }

    private Decision whyNone() {
        if (use.isEnough(taken)) {
            return Decision.SPENT;
        }
        return use.isOutage(taken) ? Decision.UNDELIVERED : Decision.UNUSED;
    }

    /** Gives one back that is not sent; it is of no use to another window. */
    void giveBack(Taken unsent) {
        turn.lock();
        try {
            left += unsent.window().equals(taken.begin()) ? 1 : 0;
        } finally {
            turn.unlock();
        }
    }

    /** Notes that the code of a message was used; the directory is told when it is asked for more. */
    void used() {
        turn.lock();
        try {
            used++;
        } finally {
            turn.unlock();
        }
    }
}
