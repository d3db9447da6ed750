package io.accountcreator.ldap.command;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.ldap.command.AccountRows.RefusedRowException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes record after record and has several worked on at once; only those are in memory. */
final class ImportRun {
    private static final long PAUSE_MILLIS = 500;

    private final Step step;
    private final PrintWriter errors;
    private final Progress progress;
    private final int threads;
    private final Duration retryTime;
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong present = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicReference<@Nullable LDAPException> outage = new AtomicReference<>();
    private final AtomicReference<@Nullable RuntimeException> bug = new AtomicReference<>();

    /**
     * Prepares it.
     *
     * @param step what is done with each account
     * @param errors where refused lines are told
     * @param threads at once, as many as there are connections
     * @param retryTime how long to try again while the directory does not answer
     */
    ImportRun(Step step, PrintWriter errors, Progress progress, int threads, Duration retryTime) {
        this.retryTime = retryTime;
        this.step = step;
        this.errors = errors;
        this.progress = progress;
        this.threads = threads;
    }

    /** What is done with an account; true if it was not there. */
    @FunctionalInterface
    interface Step {
        boolean take(AccountRow row) throws LDAPException, RefusedRowException;
    }

    /** Looks at an account in the order of the file, before any is worked on at once. */
    @FunctionalInterface
    interface Check {
        void check(AccountRow row, long line) throws RefusedRowException;
    }

    /** Goes on to the end of the file, or until the directory does not answer. */
    void run(CsvReader csv, AccountRows rows, Check check) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            // Waits here, not in a queue that would hold the file.
            Semaphore room = new Semaphore(2 * threads);
            for (Optional<List<String>> fields = csv.read();
                    fields.isPresent() && outage.get() == null && bug.get() == null;
                    fields = csv.read()) {
                long line = csv.line();
                room.acquire();
                try {
                    AccountRow row = rows.row(fields.get());
                    check.check(row, line);
                    pool.execute(() -> {
                        try {
                            take(row, line);
                        } finally {
                            room.release();
                        }
                    });
                } catch (RefusedRowException e) {
                    refuse(line, e);
                    room.release();
                }
            }
        } finally {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS);
            progress.end();
        }
        RuntimeException unexpected = bug.get();
        if (unexpected != null) {
            throw unexpected;
        }
    }

    private void take(AccountRow row, long line) {
        try {
            (takeWithRetries(row) ? added : present).incrementAndGet();
            progress.step();
        } catch (RefusedRowException e) {
            refuse(line, e);
        } catch (LDAPException e) {
            outage.compareAndSet(null, e);
        } catch (RuntimeException e) {
            bug.compareAndSet(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries again what found no answer: to do it twice is to do it once, and what was done the first time was not there. */
    private boolean takeWithRetries(AccountRow row) throws LDAPException, RefusedRowException, InterruptedException {
        long begin = System.nanoTime();
        boolean again = false;
        while (true) {
            try {
                return step.take(row) || again;
            } catch (LDAPException e) {
                if (System.nanoTime() - begin >= retryTime.toNanos() || outage.get() != null) {
                    throw e;
                }
                again = true;
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void refuse(long line, RefusedRowException why) {
        refused.incrementAndGet();
        progress.step();
        synchronized (errors) {
            errors.println("line " + line + ": " + why.getMessage());
        }
    }

    long added() {
        return added.get();
    }

    long present() {
        return present.get();
    }

    long refused() {
        return refused.get();
    }

    /** Why it ended early. */
    Optional<LDAPException> outage() {
        return Optional.ofNullable(outage.get());
    }
}
