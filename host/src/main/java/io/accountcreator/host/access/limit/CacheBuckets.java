package io.accountcreator.host.access.limit;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Buckets that lie in a cache as text and are changed by comparing and swapping. bucket4j's own way has the cache run a class
 * of its, which every member of a cluster would need, and which not every provider does. Thread-safe.
 */
final class CacheBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {
    private final SharedMap cache;

    /**
     * Makes one.
     *
     * @param cache where they lie; its values are compared by what they are
     * @param clock the same for all hosts
     */
    CacheBuckets(SharedMap cache, TimeMeter clock) {
        super(ClientSideConfig.getDefault().withClientClock(clock));
        this.cache = cache;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        return new Swap(cache, key);
    }

    @Override
    public void removeProxy(String key) {
        cache.remove(key);
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        throw new UnsupportedOperationException();
    }

    /** A change of one bucket. */
    private record Swap(SharedMap cache, String key) implements CompareAndSwapOperation {
        @Override
        public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
            // It is tried again until it works; nobody waits for one that has been given up.
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            return Optional.ofNullable(cache.get(key)).map(Base64.getDecoder()::decode);
        }

        @Override
        public boolean compareAndSwap(
                byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
            return before == null ? cache.putIfAbsent(key, text(after)) : cache.replace(key, text(before), text(after));
        }

        private static String text(byte[] state) {
            return Base64.getEncoder().encodeToString(state);
        }
    }
}
