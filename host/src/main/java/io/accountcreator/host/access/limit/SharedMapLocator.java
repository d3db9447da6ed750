package io.accountcreator.host.access.limit;

import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * Where the cache is that hosts share. It is found, never made: whether it is shared at all, and how long entries are kept, is
 * said by the configuration of whatever has it.
 */
interface SharedMapLocator {
    /** What the setting says, for people. */
    String name();

    /**
     * Finds the cache, or joins the hosts that have it.
     *
     * @return the cache, which works; to be closed
     * @throws SettingException if it is not there, or is none that can be used; says what is there
     */
    SharedMap open();

    /**
     * Reads the settings.
     *
     * @return empty if hosts count for themselves
     * @throws SettingException if a value is bad
     */
    static Optional<SharedMapLocator> from(Settings settings) {
        Optional<String> provider = settings.text(AccessSetting.CACHE_PROVIDER.key());
        Optional<URI> uri = settings.parse(AccessSetting.CACHE_URI.key(), "a URI", URI::create);
        return settings.text(AccessSetting.CACHE.key())
                .map(name ->
                        JndiLocator.isNamed(name) ? new JndiLocator(name) : new JCacheLocator(name, provider, uri));
    }

    /** Tries a cache. */
    default SharedMap working(SharedMap texts) {
        if (!texts.work()) {
            throw unfit("it does not keep what is put into it");
        }
        return texts;
    }

    /** What is wrong with the setting, by what was thrown. */
    default SettingException unfit(Exception thrown) {
        return unfit(thrown.toString().replaceAll("\\s+", " "));
    }

    /** What is wrong with the setting. */
    SettingException unfit(String found);
}
