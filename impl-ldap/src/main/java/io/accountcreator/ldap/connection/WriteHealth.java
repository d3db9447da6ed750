package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a directory that answers questions takes changes too: writes that fail say that it does not, and the next that is
 * done says that it does again. Thread-safe.
 */
public final class WriteHealth {
    /** What is changed in an entry, as against what is added: a full database may have room for the one and not the other. */
    static final String CHANGE = "";

    private static final Logger LOG = System.getLogger(WriteHealth.class.getName());
    private static final long BETWEEN_TESTS_NANOS = 10_000_000_000L;
    private static final String NO_CHANGES = "questions are answered, but nothing can be created or changed: ";

    /** Of these none is about what was written. */
    private static final Map<ResultCode, String> REASONS = Map.of(
            ResultCode.UNWILLING_TO_PERFORM, NO_CHANGES + "the directory is read-only",
            ResultCode.REFERRAL, NO_CHANGES + "the directory is a replica that takes no changes",
            ResultCode.OTHER, NO_CHANGES + "the directory cannot store it, as when its database or disk is full",
            ResultCode.ADMIN_LIMIT_EXCEEDED, NO_CHANGES + "a limit of the directory is reached",
            ResultCode.UNAVAILABLE, NO_CHANGES + "the directory is about to stop or start");

    private static final String NO_RIGHT = NO_CHANGES + "the directory does not let the bind DN write";

    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();

    WriteHealth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A write that the directory did not take.
     *
     * @param kind the object classes of what was added, or {@link #CHANGE}
     * @param reason for whoever asks for the health
     * @param tested when it was last tried
     */
    private record Refusal(String kind, String reason, long tested) {}

    /** A write of this kind was done. */
    void done(String kind) {
        Refusal before = refusal.get();
        if (before != null && (before.kind().equals(CHANGE) || before.kind().equals(kind))) {
            recover(before);
        }
    }

    private void recover(Refusal before) {
        if (refusal.compareAndSet(before, null)) {
            LOG.log(Level.INFO, "the directory takes changes again");
        }
    }

    /** A write of this kind was answered by an error. */
    void failed(String kind, LDAPException thrown) {
        ResultCode code = thrown.getResultCode();
        // An entry that is there may be closed to us for reasons of its own; where we add there is nothing but ours.
        boolean closed = code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS) && !kind.equals(CHANGE);
        Optional<String> reason = Optional.ofNullable(closed ? NO_RIGHT : REASONS.get(code));
        if (reason.isEmpty()) {
            return;
        }
        Refusal now = new Refusal(kind, reason.get(), nanoTime.getAsLong());
        if (refusal.getAndSet(now) == null) {
            LOG.log(
                    Level.WARNING,
                    "degraded: the directory answers questions and takes no changes: {0}",
                    DirectoryProblem.detail(thrown));
        }
    }

    /** What does not work; empty if nothing is known not to. */
    public Optional<String> reason() {
        return Optional.ofNullable(refusal.get()).map(Refusal::reason);
    }

    /** Whether it is time to try a write, because nobody else has for a while; then it is up to the caller. */
    public boolean wantsTest() {
        Refusal before = refusal.get();
        if (before == null || nanoTime.getAsLong() - before.tested() < BETWEEN_TESTS_NANOS) {
            return false;
        }
        return refusal.compareAndSet(before, new Refusal(before.kind(), before.reason(), nanoTime.getAsLong()));
    }

    /** A write that stands for all kinds was done. */
    void tested() {
        Refusal before = refusal.get();
        if (before != null) {
            recover(before);
        }
    }
}
