package io.accountcreator.host.guard;

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
 * How often each client, and each network, may ask what costs how much. Counted in this process, and forgotten with it.
 * Thread-safe.
 */
final class RateLimits {
    /** Of each limit. A place takes some 400 bytes. */
    private static final int MOST_PLACES = 10_000;

    private final List<AddressBlock> exempt;
    private final Map<Cost, Limit> ofAddress = new EnumMap<>(Cost.class);
    private final Map<Cost, Limit> ofNetwork = new EnumMap<>(Cost.class);

    private RateLimits(Settings settings, LongSupplier nanos) {
        exempt = AddressBlock.list(settings, GuardSetting.EXEMPT.key());
        for (Cost cost : Cost.values()) {
            Limit.from(settings, cost.addressKey(), cost.addressDefault(), MOST_PLACES, nanos)
                    .ifPresent(limit -> ofAddress.put(cost, limit));
            Limit.from(settings, cost.networkKey(), cost.networkDefault(), MOST_PLACES, nanos)
                    .ifPresent(limit -> ofNetwork.put(cost, limit));
        }
    }

    /**
     * Reads the settings.
     *
     * @param settings where to read
     * @param nanos a clock, of any origin
     * @throws SettingException if a value is bad
     */
    static RateLimits from(Settings settings, LongSupplier nanos) {
        return new RateLimits(settings, nanos);
    }

    /**
     * Counts a request before it is carried out.
     *
     * @param operation what is asked
     * @param client who asks, null if that is not known
     * @return empty if it may be carried out, else after how long, in whole seconds, it may come again
     */
    Optional<Duration> take(Operation operation, @Nullable InetAddress client) {
        if (client != null && AddressBlock.anyContains(exempt, client)) {
            return Optional.empty();
        }
        Cost cost = Cost.of(operation);
        Place subscriber = Place.subscriber(client);
        Limit narrow = ofAddress.get(cost);
        long wait = narrow == null ? 0 : narrow.take(subscriber);
        // One who asks too much does not use up what his neighbours may.
        Limit wide = wait > 0 ? null : ofNetwork.get(cost);
        if (wide != null) {
            wait = wide.take(Place.network(client));
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
