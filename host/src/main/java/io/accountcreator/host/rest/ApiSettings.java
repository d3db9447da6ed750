package io.accountcreator.host.rest;

import io.accountcreator.Secret;
import io.accountcreator.host.ask.AskedOperation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this face, read once. Immutable.
 *
 * @param keys who may ask
 * @param createIsOpen whether accounts are created without a key
 */
record ApiSettings(List<ApiKey> keys, boolean createIsOpen) {
    private static final String KEYS = "accountcreator.api.keys";
    private static final String CREATE = "accountcreator.api.create";
    private static final String KEY = "accountcreator.api.key.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final String ALL = "*";

    /**
     * Reads the settings.
     *
     * @param settings where to read
     * @param defaultDomain what keys are for that name no domain, null if there is none
     * @throws SettingException if a value is bad; never with the hash of a key in it
     */
    static ApiSettings from(Settings settings, @Nullable String defaultDomain) {
        List<ApiKey> keys = new ArrayList<>();
        for (String name : new LinkedHashSet<>(settings.list(KEYS))) {
            if (!NAME.matcher(name).matches()) {
                throw new SettingException(KEYS, name, "names of lower-case letters, digits and hyphens");
            }
            keys.add(key(settings, name, defaultDomain));
        }
        return new ApiSettings(List.copyOf(keys), createIsOpen(settings));
    }

    private static ApiKey key(Settings settings, String name, @Nullable String defaultDomain) {
        return new ApiKey(
                name,
                sha256(settings, KEY + name + ".sha256"),
                operations(settings, KEY + name + ".operations"),
                domains(settings, KEY + name + ".domains", defaultDomain));
    }

    private static byte[] sha256(Settings settings, String key) {
        String expected = "the SHA-256 of the API key, 64 lower-case hexadecimal digits";
        Secret hash = settings.secret(key).orElseThrow(() -> new SettingException(key, expected));
        if (!SHA_256.matcher(hash.reveal()).matches()) {
            throw new SettingException(key, "...", expected);
        }
        return HexFormat.of().parseHex(hash.reveal());
    }

    private static Set<AskedOperation> operations(Settings settings, String key) {
        String expected = "* or names of operations, such as is-account-exist,create-account";
        List<String> names = settings.list(key);
        if (names.isEmpty()) {
            throw new SettingException(key, expected);
        }
        Set<AskedOperation> operations = EnumSet.noneOf(AskedOperation.class);
        for (String name : names) {
            if (name.equals(ALL)) {
                // The operation for tests has to be named.
                operations.addAll(EnumSet.complementOf(EnumSet.of(AskedOperation.CONFIRMATION_KEY)));
            } else {
                operations.add(AskedOperation.of(name).orElseThrow(() -> new SettingException(key, name, expected)));
            }
        }
        return operations;
    }

    private static Set<String> domains(Settings settings, String key, @Nullable String defaultDomain) {
        Set<String> domains = new LinkedHashSet<>();
        settings.list(key).forEach(domain -> domains.add(domain.toLowerCase(Locale.ROOT)));
        if (domains.isEmpty() && defaultDomain != null) {
            domains.add(defaultDomain);
        }
        if (domains.isEmpty() || (domains.contains(ALL) && domains.size() > 1)) {
            throw new SettingException(key, String.join(",", domains), "* or names of domains");
        }
        return domains.contains(ALL) ? Set.of() : Set.copyOf(domains);
    }

    private static boolean createIsOpen(Settings settings) {
        return settings.parse(CREATE, "open or key", value -> switch (value) {
                    case "open" -> true;
                    case "key" -> false;
                    default -> throw new IllegalArgumentException(value);
                })
                .orElse(false);
    }
}
