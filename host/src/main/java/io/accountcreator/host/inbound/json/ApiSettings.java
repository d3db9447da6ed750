package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.credential.ApiKeys;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this face, read once. Immutable.
 *
 * @param keys who may ask
 * @param createIsOpen whether accounts are created without a key
 */
record ApiSettings(ApiKeys keys, boolean createIsOpen) {
    private static final String CREATE = "accountcreator.api.create";

    /**
     * Reads the settings.
     *
     * @param settings where to read
     * @param defaultDomain what keys are for that name no domain, null if there is none
     * @throws SettingException if a value is bad; never with the hash of a key in it
     */
    static ApiSettings from(Settings settings, @Nullable String defaultDomain) {
        return new ApiSettings(ApiKeys.from(settings, defaultDomain), createIsOpen(settings));
    }

    private static boolean createIsOpen(Settings settings) {
        return settings.oneOf(CREATE, "open", "key").filter("open"::equals).isPresent();
    }
}
