package io.accountcreator.host.access.credential;

import io.accountcreator.DomainName;
import io.accountcreator.Secret;
import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of the settings. Immutable.
 *
 * @param all in their order
 */
public record ApiKeys(List<ApiKey> all) {
    /** Names of the keys. */
    public static final String KEYS = "accountcreator.api.keys";

    private static final String KEY = "accountcreator.api.key.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(.*)");
    private static final Pattern SENT = Pattern.compile("[A-Za-z0-9._~+/=-]{32,256}");
    private static final String RULE = "an API key has 32 to 256 characters, of A to Z, a to z, 0 to 9 and ._~+/=-";
    private static final String ALL = "*";

    /**
     * Reads the settings.
     *
     * @param settings where to read
     * @param defaultDomain what keys are for that name no domain, null if there is none
     * @return the keys, none if there are none
     * @throws SettingException if a value is bad; never with the hash of a key in it
     */
    public static ApiKeys from(Settings settings, @Nullable String defaultDomain) {
        List<ApiKey> keys = new ArrayList<>();
        for (String name : new LinkedHashSet<>(settings.list(KEYS))) {
            if (!NAME.matcher(name).matches()) {
                throw new SettingException(KEYS, name, "names of lower-case letters, digits and hyphens");
            }
            keys.add(key(settings, name, defaultDomain));
        }
        return new ApiKeys(List.copyOf(keys));
    }

    /**
     * Finds the key that a header holds.
     *
     * @param authorization the header
     * @return the key, empty if it holds none, or none that is known
     */
    public Optional<ApiKey> bearer(String authorization) {
        Matcher bearer = BEARER.matcher(authorization);
        return bearer.matches() ? find(bearer.group(1)) : Optional.empty();
    }

    /**
     * Says why a header holds no known key.
     *
     * @param authorization the header
     * @return the rule that what was sent breaks, else that it is not known; nothing of what was sent
     */
    public String refusal(String authorization) {
        Matcher bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return "an API key is sent as Authorization: Bearer and the key";
        }
        return refusalOf(bearer.group(1));
    }

    /**
     * Says why a key is not known.
     *
     * @param sent as the client sends it
     * @return the rule that it breaks, else that it is not known; nothing of what was sent
     */
    public String refusalOf(String sent) {
        return SENT.matcher(sent).matches() ? "the API key is not known" : "the API key is not known: " + RULE;
    }

    /**
     * Finds a key.
     *
     * @param sent as the client sends it
     * @return the key, empty if it is not known
     */
    public Optional<ApiKey> find(String sent) {
        if (!SENT.matcher(sent).matches()) {
            return Optional.empty();
        }
        byte[] digest = sha256(sent);
        ApiKey found = null;
        // All are compared, each in constant time: how long it takes tells nothing.
        for (ApiKey key : all) {
            found = MessageDigest.isEqual(key.sha256(), digest) ? key : found;
        }
        return Optional.ofNullable(found);
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
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
        settings.list(key).forEach(domain -> domains.add(domain.equals(ALL) ? ALL : DomainName.checked(key, domain)));
        if (domains.isEmpty() && defaultDomain != null) {
            domains.add(defaultDomain);
        }
        if (domains.isEmpty() || (domains.contains(ALL) && domains.size() > 1)) {
            throw new SettingException(key, String.join(",", domains), "* or names of domains");
        }
        return domains.contains(ALL) ? Set.of() : Set.copyOf(domains);
    }
}
