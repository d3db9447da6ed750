package io.accountcreator.host.access.limit;

import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.spi.SettingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * A cache of a JCache (JSR 107) provider.
 *
 * @param name of the cache
 * @param provider class of the provider, empty for the only one that is there
 * @param uri of the provider's configuration, empty for the provider's default
 */
record JCacheLocator(String name, Optional<String> provider, Optional<URI> uri) implements SharedMapLocator {
    private static final Logger LOG = System.getLogger(JCacheLocator.class.getName());

    @Override
    public SharedMap open() {
        try {
            CacheManager manager = manager();
            try {
                Cache<String, String> cache = manager.getCache(name);
                if (cache == null) {
                    throw unfit(manager.getCachingProvider().getClass().getName() + " has at " + manager.getURI() + " "
                            + names(manager));
                }
                return working(new OfCache(cache));
            } catch (RuntimeException e) {
                leave(manager);
                throw e;
            }
        } catch (CacheException | IllegalStateException | ClassCastException e) {
            throw unfit(e);
        }
    }

    private static void leave(CacheManager manager) {
        try {
            CachingProvider provider = manager.getCachingProvider();
            if (provider.getClass().getClassLoader() == ours()) {
                provider.close();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "it has ended already", e);
        }
    }

    /** Of the provider's own class loader: nothing of ours goes into the cache, and some providers name caches after it. */
    private CacheManager manager() {
        CachingProvider found = provider.map(type -> Caching.getCachingProvider(type, ours()))
                .orElseGet(() -> Caching.getCachingProvider(ours()));
        return found.getCacheManager(uri.orElseGet(found::getDefaultURI), found.getDefaultClassLoader());
    }

    private static ClassLoader ours() {
        return JCacheLocator.class.getClassLoader();
    }

    private static String names(CacheManager manager) {
        List<String> names = new ArrayList<>();
        manager.getCacheNames().forEach(names::add);
        return names.toString();
    }

    @Override
    public SettingException unfit(String found) {
        return new SettingException(
                AccessSetting.CACHE.key(), name, "the name of a cache that a JCache provider has: " + found);
    }

    private record OfCache(Cache<String, String> cache) implements SharedMap {
        @Override
        public @Nullable String get(String key) {
            return cache.get(key);
        }

        @Override
        public boolean putIfAbsent(String key, String text) {
            return cache.putIfAbsent(key, text);
        }

        @Override
        public boolean replace(String key, String before, String after) {
            return cache.replace(key, before, after);
        }

        @Override
        public boolean remove(String key) {
            return cache.remove(key);
        }

        @Override
        public void close() {
            leave(cache.getCacheManager());
        }
    }
}
