package io.accountcreator.host.guard;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/**
 * Where the cache is that hosts share. It is found, never made: whether it is shared at all, and how long entries are kept, is
 * said by its provider's configuration alone.
 *
 * @param name of the cache
 * @param provider class of the provider, empty for the only one that is there
 * @param uri of the provider's configuration, empty for the provider's default
 */
record CachePlace(String name, Optional<String> provider, Optional<URI> uri) {
    private static final Logger LOG = System.getLogger(CachePlace.class.getName());

    /**
     * Reads the settings.
     *
     * @return empty if hosts count for themselves
     * @throws SettingException if a value is bad
     */
    static Optional<CachePlace> from(Settings settings) {
        Optional<String> provider = settings.text(GuardSetting.CACHE_PROVIDER.key());
        Optional<URI> uri = settings.parse(GuardSetting.CACHE_URI.key(), "a URI", URI::create);
        return settings.text(GuardSetting.CACHE.key()).map(name -> new CachePlace(name, provider, uri));
    }

    /**
     * Finds the cache, or joins the hosts that have it.
     *
     * @return the cache, which works; its manager has to be left
     * @throws SettingException if it is not there, or is none that can be used; says what is there
     */
    Cache<String, String> open() {
        try {
            CacheManager manager = manager();
            try {
                return working(manager);
            } catch (RuntimeException e) {
                leave(manager);
                throw e;
            }
        } catch (CacheException | IllegalStateException | ClassCastException e) {
            throw unfit(e.toString().replaceAll("\\s+", " "));
        }
    }

    /** Ends a provider that came with the application, members of clusters included; one of the server's has other users. */
    static void leave(CacheManager manager) {
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
        return CachePlace.class.getClassLoader();
    }

    private Cache<String, String> working(CacheManager manager) {
        Cache<String, String> cache = manager.getCache(name);
        if (cache == null) {
            throw unfit(manager.getCachingProvider().getClass().getName() + " has at " + manager.getURI() + " "
                    + names(manager));
        }
        String key = "check " + UUID.randomUUID();
        boolean works = cache.putIfAbsent(key, "before") && cache.replace(key, "before", "after");
        if (!cache.remove(key) || !works) {
            throw unfit("it does not keep what is put into it");
        }
        return cache;
    }

    private static String names(CacheManager manager) {
        List<String> names = new ArrayList<>();
        manager.getCacheNames().forEach(names::add);
        return names.toString();
    }

    private SettingException unfit(String found) {
        return new SettingException(
                GuardSetting.CACHE.key(), name, "the name of a cache that a JCache provider has: " + found);
    }
}
