package io.accountcreator.host.access.limit;

import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.host.runtime.executor.OwnPools;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The cache in which hosts count together. Asking it ends in time and throws nothing, whatever it does: if it does not answer,
 * it is left alone for a while, and then looked for by a thread that no request waits for. Thread-safe.
 */
final class SharedCache implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SharedCache.class.getName());
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(500);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);
    private static final int ASKING = 16;
    private static final int WAITING = 1024;

    private final SharedMapLocator locator;
    private final Duration timeout;
    private final LongSupplier nanos;
    private final TimeMeter clock;
    private final ExecutorService asking =
            OwnPools.bounded("account-creator-limits-", ASKING, WAITING, new ThreadPoolExecutor.AbortPolicy());
    private final ExecutorService looking =
            OwnPools.bounded("account-creator-limits-look-", 1, 1, new ThreadPoolExecutor.AbortPolicy());
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private volatile @Nullable CacheBuckets buckets;
    private volatile @Nullable SharedMap texts;
    private volatile long lost;

    private SharedCache(SharedMapLocator locator, Duration timeout, LongSupplier nanos, LongSupplier time) {
        this.locator = locator;
        this.timeout = timeout;
        this.nanos = nanos;
        clock = new BucketClock(time, true);
    }

    /**
     * Reads the settings, and looks for nothing yet.
     *
     * @param settings where to read
     * @param nanos a clock, of any origin
     * @param time nanoseconds of the time that all hosts have
     * @return empty if hosts count for themselves
     * @throws SettingException if a value is bad
     */
    static Optional<SharedCache> from(Settings settings, LongSupplier nanos, LongSupplier time) {
        Duration timeout = settings.duration(AccessSetting.CACHE_TIMEOUT.key()).orElse(DEFAULT_TIMEOUT);
        return SharedMapLocator.from(settings).map(locator -> new SharedCache(locator, timeout, nanos, time));
    }

    /**
     * Finds the cache, at start.
     *
     * @throws SettingException if it is not there, or is none that can be used
     */
    void open() {
        try {
            buckets = find();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        LOG.log(Level.INFO, "requests are counted together with other hosts, in the cache {0}", locator.name());
    }

    /**
     * Asks a bucket in the cache.
     *
     * @param key which one
     * @param configuration what it is made with if it is not there
     * @param question what it is asked; may be asked in vain
     * @return the answer; 0 if the cache is away
     */
    long ask(String key, BucketConfiguration configuration, ToLongFunction<Bucket> question) {
        CacheBuckets found = buckets;
        if (found == null) {
            lookAgain();
            return 0;
        }
        FutureTask<Long> answer =
                new FutureTask<>(() -> question.applyAsLong(found.builder().build(key, () -> configuration)));
        try {
            asking.execute(answer);
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            lose(found, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | RejectedExecutionException e) {
            lose(found, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answer.cancel(true);
        }
        return 0;
    }

    @Override
    public void close() {
        asking.shutdownNow();
        looking.shutdownNow();
        SharedMap opened = texts;
        if (opened != null) {
            opened.close();
        }
    }

    private CacheBuckets find() {
        SharedMap found = locator.open();
        texts = found;
        return new CacheBuckets(found, clock);
    }

    /** Says the class of what was thrown only: its text may have the key, in which is an address. */
    private synchronized void lose(CacheBuckets lostOne, Throwable why) {
        if (buckets == lostOne) {
            buckets = null;
            lost = nanos.getAsLong();
            LOG.log(
                    Level.WARNING,
                    "the cache {0} does not answer ({1}): until it does, this host counts requests for itself",
                    locator.name(),
                    why.getClass().getName());
        }
    }

    private void lookAgain() {
        if (nanos.getAsLong() - lost >= PAUSE && isLooking.compareAndSet(false, true)) {
            try {
                looking.execute(this::look);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "closed", e);
            }
        }
    }

    private void look() {
        try {
            buckets = find();
            LOG.log(Level.INFO, "the cache {0} answers again: hosts count requests together", locator.name());
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "the cache is still away", e);
        } finally {
            lost = nanos.getAsLong();
            isLooking.set(false);
        }
    }
}
