package io.accountcreator.host.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.accountcreator.host.access.client.AddressPrefix;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/**
 * One rate, counted for every prefix by itself. Memory is bounded: a prefix that did not ask for as long as its whole rate takes
 * is forgotten, which changes nothing; and if there are more than so many, those who ask least are, and begin anew when they
 * ask again. Whoever asks much is kept. Thread-safe.
 */
final class LocalBuckets implements RateCounter {
    private final Cache<AddressPrefix, Bucket> buckets;
    private final Bandwidth bandwidth;
    private final TimeMeter clock;

    /**
     * Makes one in which nobody has asked.
     *
     * @param rate of each prefix
     * @param most how many prefixes are remembered
     * @param nanos a clock, of any origin
     */
    LocalBuckets(Rate rate, int most, LongSupplier nanos) {
        clock = new BucketClock(nanos, false);
        bandwidth = rate.bandwidth();
        buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(rate.period())
                .ticker(nanos::getAsLong)
                // The pool of the JDK would keep the class loader of the application.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public long take(AddressPrefix prefix) {
        return bucket(prefix).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    }

    @Override
    public void giveBack(AddressPrefix prefix) {
        bucket(prefix).addTokens(1);
    }

    private Bucket bucket(AddressPrefix prefix) {
        return buckets.get(prefix, fresh -> Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(clock)
                .build());
    }

    /** How many prefixes are remembered. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
