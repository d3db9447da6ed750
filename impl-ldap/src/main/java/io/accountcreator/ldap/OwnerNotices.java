package io.accountcreator.ldap;

import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.Notice.Change;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells the owners of accounts by mail what was changed: after the operation, one after the other, so that no operation waits for
 * a mail server, fails by it, or takes more than one thread for it. Thread-safe.
 */
final class OwnerNotices implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OwnerNotices.class.getName());
    private static final int LONGEST_QUEUE = 1000;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final boolean on;
    private final MessageSender sender;
    private final Executor executor;
    private final NoticeRate rate;
    private final Queue<Notice> waiting = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final AtomicBoolean working = new AtomicBoolean();

    OwnerNotices(LdapConfig config, BackendContext context) {
        on = config.ownerNotices();
        sender = context.sender();
        executor = context.executor();
        rate = new NoticeRate(context.clock());
    }

    /**
     * Tells the owner of an account, at the address that it had; nobody, if it had none or was not active.
     *
     * @param before the account as it was before the change
     */
    void tell(Account before, Change change, @Nullable String language) {
        String to = before.mail();
        if (!on || to == null || !before.activated()) {
            return;
        }
        NoticeDecision decision = rate.count(to);
        if (decision == NoticeDecision.OMIT_AND_WARN) {
            LOG.log(
                    Level.WARNING,
                    "an owner was told of {0} changes within the hour, or {1} within the day, and is told no more for now",
                    NoticeRate.MOST,
                    NoticeRate.MOST_OF_DAY);
        }
        if (decision != NoticeDecision.SEND) {
            return;
        }
        if (waiting.offer(new Notice(change, to, before.username(), before.domain(), language))) {
            work();
        } else {
            LOG.log(Level.WARNING, "{0} notices wait for the mail server: {1} not told", LONGEST_QUEUE, change);
        }
    }

    private void work() {
        if (!working.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::sendAll);
        } catch (RejectedExecutionException e) {
            // They wait for the next one, or for the end.
            working.set(false);
        }
    }

    private void sendAll() {
        try {
            for (Notice notice = waiting.poll(); notice != null; notice = waiting.poll()) {
                send(notice);
            }
        } finally {
            working.set(false);
        }
        if (!waiting.isEmpty()) {
            work();
        }
    }

    private void send(Notice notice) {
        try {
            sender.tell(notice);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "notice of {0} not sent: {1}", notice.change(), e.getMessage());
        }
    }

    /** Sends what still waits, for a short time. */
    @Override
    public void close() {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            Notice notice = waiting.poll();
            if (notice != null) {
                send(notice);
            }
        }
        if (!waiting.isEmpty()) {
            LOG.log(Level.WARNING, "{0} notices not sent before the end", waiting.size());
        }
    }
}
