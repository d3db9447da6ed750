package io.accountcreator.host.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.accountcreator.host.access.client.AddressPrefix;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One rate, counted for every prefix by all hosts together. Each host counts for itself besides: whom it has to refuse by what
 * came to it alone, it refuses without asking the cache; and it goes on by that when the cache is away. Whom the cache refused, it
 * refuses for a moment without asking again, so that a flood stays where it came in. Thread-safe.
 */
final class SharedBuckets implements RateCounter {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final String name;
    private final BucketConfiguration configuration;
    private final RateCounter own;
    private final SharedCache cache;
    private final LongSupplier nanos;
    private final Cache<AddressPrefix, Long> refusedUntil;

    /**
     * Makes one.
     *
     * @param name of the limit; those who have the same count together
     * @param rate of each prefix
     * @param own what this host counts for itself
     * @param cache what hosts share
     * @param most how many prefixes are remembered
     * @param nanos a clock, of any origin
     */
    SharedBuckets(String name, Rate rate, RateCounter own, SharedCache cache, int most, LongSupplier nanos) {
        // Hosts with other settings count for themselves.
        this.name = name + "=" + rate;
        this.own = own;
        this.cache = cache;
        this.nanos = nanos;
        configuration = BucketConfiguration.builder().addLimit(rate.bandwidth()).build();
        refusedUntil = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(MOMENT)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public long take(AddressPrefix prefix) {
        long refused = remembered(prefix);
        if (refused <= 0) {
            refused = own.take(prefix);
        }
        if (refused > 0) {
            return refused;
        }
        long wait = cache.ask(key(prefix), configuration, bucket -> bucket.tryConsumeAndReturnRemaining(1)
                .getNanosToWaitForRefill());
        if (wait > 0) {
            own.giveBack(prefix);
            refusedUntil.put(prefix, nanos.getAsLong() + wait);
        }
        return wait;
    }

    /** How much longer the cache refuses; nothing if that is not known. */
    private long remembered(AddressPrefix prefix) {
        Long until = refusedUntil.getIfPresent(prefix);
        return until == null ? 0 : until - nanos.getAsLong();
    }

    @Override
    public void giveBack(AddressPrefix prefix) {
        own.giveBack(prefix);
        cache.ask(key(prefix), configuration, bucket -> {
            bucket.addTokens(1);
            return 0;
        });
    }

    /** Tells of an address no more than the limit needs. */
    private String key(AddressPrefix prefix) {
        return name + " " + prefix.bits() + " " + Long.toHexString(prefix.prefix());
    }
}
