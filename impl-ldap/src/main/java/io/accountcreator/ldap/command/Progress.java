package io.accountcreator.ldap.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows a person how far something is, on one line that is written again and again. Thread-safe. */
final class Progress {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int WIDTH = 30;

    private final @Nullable PrintWriter out;
    private final LongSupplier done;
    private final long all;
    private final long begin = System.nanoTime();
    private long shown = begin;
    private long count;

    /**
     * Begins.
     *
     * @param out null if nobody watches
     * @param done how much of {@code all} is done
     * @param all 0 if that is not known
     */
    Progress(@Nullable PrintWriter out, LongSupplier done, long all) {
        this.out = out;
        this.done = done;
        this.all = all;
    }

    synchronized void step() {
        count++;
        long now = System.nanoTime();
        if (out != null && now - shown >= PAUSE) {
            shown = now;
            out.print('\r' + line(count, now - begin));
            out.flush();
        }
    }

    /** Leaves the line as it is at the end. */
    synchronized void end() {
        if (out != null) {
            out.println('\r' + line(count, System.nanoTime() - begin));
        }
    }

    private String line(long count, long nanos) {
        long perSecond = count * TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos);
        String counted = String.format(Locale.ROOT, "%d accounts, %d/s   ", count, perSecond);
        return all == 0 ? counted : bar(Math.min(all, done.getAsLong())) + counted;
    }

    private String bar(long part) {
        int filled = (int) (WIDTH * part / all);
        return String.format(
                Locale.ROOT, "[%s%s] %3d%%  ", "#".repeat(filled), ".".repeat(WIDTH - filled), 100 * part / all);
    }
}
