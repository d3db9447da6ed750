package io.accountcreator.host.access.limit;

import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/**
 * A clock, as buckets read it.
 *
 * @param nanos nanoseconds
 * @param isWallClockBased whether they are the time that all hosts have, else of any origin
 */
record BucketClock(LongSupplier nanos, boolean isWallClockBased) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
        return nanos.getAsLong();
    }
}
