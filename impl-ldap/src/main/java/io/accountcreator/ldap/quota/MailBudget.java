package io.accountcreator.ldap.quota;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.ldap.config.MailLimits;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many mails with codes may be sent: to a mailbox, to all addresses of its domain, and to all there are. */
public final class MailBudget implements MessageBudget {
    /** Begins what stands for many addresses; no mailbox has it. */
    private static final String MANY = "*@";

    private static final String ALL = MANY + "*";

    private final SmsCounter counter;
    private final MailLimits limits;
    private final ShareTaker taker;
    private final SmsShare all;
    private final FirstMails first;
    private final RecentShares domains = new RecentShares();

    public MailBudget(SmsCounter counter, MailLimits limits, SmsWarnings warnings, Clock clock) {
        this.counter = counter;
        this.limits = limits;
        taker = new ShareTaker(warnings, limits.unused());
        all = new SmsShare(counter, ALL, limits.all(), SmsUse.ANY);
        first = new FirstMails(clock, limits);
    }

    @Override
    public boolean spend(String address) throws LDAPException {
        Mailbox mailbox = Mailbox.of(address);
        Deque<Runnable> undo = new ArrayDeque<>();
        boolean spent = false;
        try {
            spent = taker.take(domain(mailbox), Reason.DOMAIN_BUDGET, undo)
                    && taker.take(all, Reason.BUDGET, undo)
                    && count(mailbox);
            return spent;
        } finally {
            if (!spent) {
                undo.forEach(Runnable::run);
            }
        }
    }

    @Override
    public void used(String address) {
        domain(Mailbox.of(address)).used();
    }

    private boolean count(Mailbox mailbox) throws LDAPException {
        if (first.isFirst(mailbox)) {
            return true;
        }
        int uncounted = first.takeUncounted(mailbox);
        boolean counted = false;
        try {
            counted = counter.change(
                                    mailbox.name(),
                                    count -> count.sent() + uncounted < limits.mailbox()
                                            ? count.plus(uncounted + 1, 0)
                                            : count)
                            .sent()
                    > 0;
            return counted;
        } finally {
            if (!counted) {
                first.giveBack(mailbox, uncounted);
            }
        }
    }

    private SmsShare domain(Mailbox mailbox) {
        return domains.of(
                MANY + mailbox.domain(),
                name -> new SmsShare(
                        counter, name, limits.domain(), new SmsUse(limits.unused(), limits.usedPercent())));
    }
}
