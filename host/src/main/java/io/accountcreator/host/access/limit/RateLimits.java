package io.accountcreator.host.access.limit;

import io.accountcreator.host.access.client.AddressBlock;
import io.accountcreator.host.access.client.AddressPrefix;
import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often each client, and each network, may ask what costs how much. Counted in this process, and forgotten with it; or in a
 * cache, together with other hosts. Thread-safe.
 */
public final class RateLimits implements AutoCloseable {
    /** Of each limit. A prefix takes some 400 bytes. */
    private static final int MOST_PREFIXES = 10_000;

    private final List<AddressBlock> exempt;
    private final Map<LimitGroup, Limit> ofAddress = new EnumMap<>(LimitGroup.class);
    private final Map<LimitGroup, Limit> ofNetwork = new EnumMap<>(LimitGroup.class);

    private final Optional<SharedCache> cache;

    private RateLimits(Settings settings, LongSupplier nanos, LongSupplier time) {
        exempt = AddressBlock.list(settings, AccessSetting.EXEMPT.key());
        cache = SharedCache.from(settings, nanos, time);
        for (LimitGroup group : LimitGroup.values()) {
            limit(settings, group.addressKey(), group.addressDefault(), nanos)
                    .ifPresent(limit -> ofAddress.put(group, limit));
            limit(settings, group.networkKey(), group.networkDefault(), nanos)
                    .ifPresent(limit -> ofNetwork.put(group, limit));
        }
        // Last, as nobody closes what could not be made.
        cache.ifPresent(SharedCache::open);
    }

    /**
     * Reads the settings, and opens the cache that they name.
     *
     * @param settings where to read
     * @param nanos a clock, of any origin
     * @param time nanoseconds of the time that all hosts have
     * @throws SettingException if a value is bad, or there is no such cache
     */
    public static RateLimits from(Settings settings, LongSupplier nanos, LongSupplier time) {
        return new RateLimits(settings, nanos, time);
    }

    private Optional<Limit> limit(Settings settings, String key, String otherwise, LongSupplier nanos) {
        return Limit.from(settings, key, otherwise, rate -> counter(key, rate, nanos), nanos);
    }

    private RateCounter counter(String key, Rate rate, LongSupplier nanos) {
        RateCounter own = new LocalBuckets(rate, MOST_PREFIXES, nanos);
        return cache.<RateCounter>map(shared -> new SharedBuckets(key, rate, own, shared, MOST_PREFIXES, nanos))
                .orElse(own);
    }

    /** Leaves the cache. */
    @Override
    public void close() {
        cache.ifPresent(SharedCache::close);
    }

    /**
     * Counts a request before it is carried out.
     *
     * @param operation what is asked
     * @param client who asks, null if that is not known
     * @return empty if it may be carried out, else after how long, in whole seconds, it may come again
     */
    public Optional<Duration> take(Operation operation, @Nullable InetAddress client) {
        if (client != null && AddressBlock.anyContains(exempt, client)) {
            return Optional.empty();
        }
        LimitGroup group = LimitGroup.of(operation);
        AddressPrefix subscriber = AddressPrefix.subscriber(client);
        Limit narrow = ofAddress.get(group);
        long wait = narrow == null ? 0 : narrow.take(subscriber);
        // One who asks too much does not use up what his neighbours may.
        Limit wide = wait > 0 ? null : ofNetwork.get(group);
        if (wide != null) {
            wait = wide.take(AddressPrefix.network(client));
            if (wait > 0 && narrow != null) {
                narrow.giveBack(subscriber);
            }
        }
        return wait > 0 ? Optional.of(Duration.ofSeconds(wholeSeconds(wait))) : Optional.empty();
    }

    private static long wholeSeconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos - 1) + 1;
    }
}
