package io.accountcreator.host.outbound.audit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many refusals through in one second, and counts the rest: who is refused must not fill the disk. Thread-safe. */
final class RefusalLimit {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private final LongSupplier nanos;
    private long begin;
    private int inSecond;
    private long leftOut;

    RefusalLimit(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        begin = nanos.getAsLong();
    }

    synchronized boolean admits() {
        long now = nanos.getAsLong();
        if (now - begin >= SECOND) {
            begin = now;
            inSecond = 0;
        }
        if (inSecond < perSecond) {
            inSecond++;
            return true;
        }
        leftOut++;
        return false;
    }

    /** How many were left out since it was last asked. */
    synchronized long takeLeftOut() {
        long taken = leftOut;
        leftOut = 0;
        return taken;
    }
}
