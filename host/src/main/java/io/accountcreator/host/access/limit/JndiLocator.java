package io.accountcreator.host.access.limit;

import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.spi.SettingException;
import java.util.concurrent.ConcurrentMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the application server, by its name in JNDI: any that is a {@link ConcurrentMap}, as those of Infinispan are. So
 * nothing of Infinispan is needed to build or to deploy.
 */
final class JndiLocator implements SharedMapLocator {
    private final String name;
    private volatile @Nullable SharedMap known;

    /** @param name which begins with {@code java:} */
    JndiLocator(String name) {
        this.name = name;
    }

    static boolean isNamed(String name) {
        return name.startsWith("java:");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SharedMap open() {
        try {
            SharedMap found = known;
            // Some names are there for the thread of the deployment only; the cache stays as long as the application.
            return working(found != null ? found : lookup());
        } catch (SettingException e) {
            throw e;
        } catch (NamingException | RuntimeException e) {
            throw unfit(e);
        }
    }

    @SuppressWarnings("BanJNDI") // names are the operator's, and what begins with java: asks no other machine
    private SharedMap lookup() throws NamingException {
        Object found = InitialContext.doLookup(name);
        if (!(found instanceof ConcurrentMap<?, ?> map)) {
            throw unfit("it is a " + found.getClass().getName());
        }
        SharedMap texts = OfMap.texts(map);
        known = texts;
        return texts;
    }

    @Override
    public SettingException unfit(String found) {
        return new SettingException(
                AccessSetting.CACHE.key(), name, "the JNDI name of a cache of the server that is a map: " + found);
    }

    private record OfMap(ConcurrentMap<String, String> map) implements SharedMap {
        @SuppressWarnings("unchecked") // whether it takes texts is tried at once
        static OfMap texts(ConcurrentMap<?, ?> map) {
            return new OfMap((ConcurrentMap<String, String>) map);
        }

        @Override
        public @Nullable String get(String key) {
            return map.get(key);
        }

        @Override
        public boolean putIfAbsent(String key, String text) {
            return map.putIfAbsent(key, text) == null;
        }

        @Override
        public boolean replace(String key, String before, String after) {
            return map.replace(key, before, after);
        }

        @Override
        public boolean remove(String key) {
            return map.remove(key) != null;
        }

        @Override
        public void close() {
            // The server's.
        }
    }
}
