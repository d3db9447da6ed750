package io.accountcreator.host.access.limit;

import io.accountcreator.host.access.client.AddressPrefix;
import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.spi.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** One limit of the settings, which says in the log, once in a minute at most, that it refuses. Thread-safe. */
final class Limit {
    private static final Logger LOG = System.getLogger(Limit.class.getName());
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private final String key;
    private final Rate rate;
    private final RateCounter counter;
    private final LongSupplier nanos;
    private final AtomicLong told;

    private Limit(String key, Rate rate, RateCounter counter, LongSupplier nanos) {
        this.key = key;
        this.rate = rate;
        this.nanos = nanos;
        this.counter = counter;
        told = new AtomicLong(nanos.getAsLong() - QUIET);
    }

    /** Reads a limit, which counts by what is made for its rate; empty if it is switched off. */
    static Optional<Limit> from(
            Settings settings, String key, String otherwise, Function<Rate, RateCounter> counter, LongSupplier nanos) {
        return Rate.from(settings, key, otherwise).map(rate -> new Limit(key, rate, counter.apply(rate), nanos));
    }

    /** Counts a request; gives 0 if it may go on, else after how many nanoseconds it may come again. */
    long take(AddressPrefix prefix) {
        long wait = counter.take(prefix);
        if (wait > 0) {
            tell();
        }
        return wait;
    }

    void giveBack(AddressPrefix prefix) {
        counter.giveBack(prefix);
    }

    /** Not whose requests: addresses are personal data, and there may be many. */
    private void tell() {
        long now = nanos.getAsLong();
        long before = told.get();
        if (now - before >= QUIET && told.compareAndSet(before, now)) {
            LOG.log(
                    Level.WARNING,
                    "requests are refused by {0}={1}; is there a proxy before the host that is not in {2}?",
                    key,
                    rate,
                    AccessSetting.TRUSTED_PROXIES.key());
        }
    }
}
