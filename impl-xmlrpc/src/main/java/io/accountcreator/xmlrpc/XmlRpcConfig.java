package io.accountcreator.xmlrpc;

import io.accountcreator.DomainName;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.xmlrpc.protocol.HttpOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this backend, checked. Immutable.
 *
 * @param url address of the account manager, null if it is not set
 * @param domainUrls addresses of the account managers of single domains
 * @param timeout how long one call may take
 * @param allowedUrls further addresses that a creator may name
 * @param limits when an address is left alone
 * @param http how servers are reached
 */
record XmlRpcConfig(
        @Nullable URI url,
        Map<String, URI> domainUrls,
        Duration timeout,
        Set<URI> allowedUrls,
        Limits limits,
        HttpOptions http) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String ADDRESS = "an absolute http or https address without user name and fragment";

    /**
     * When an address is left alone.
     *
     * @param calls most calls under way to it
     * @param failures calls in a row without an answer
     * @param pause how long it is left alone then
     */
    record Limits(int calls, int failures, Duration pause) {
        private static final int CALLS = 64;
        private static final int FAILURES = 5;
        private static final Duration PAUSE = Duration.ofSeconds(1);

        static Limits from(Settings settings) {
            return new Limits(
                    settings.integer(XmlRpcSetting.MAX_CALLS.key(), 1, 10_000).orElse(CALLS),
                    settings.integer(XmlRpcSetting.BREAKER_FAILURES.key(), 1, 1000)
                            .orElse(FAILURES),
                    duration(settings, XmlRpcSetting.BREAKER_PAUSE, PAUSE));
        }
    }

    static XmlRpcConfig from(Settings settings) {
        String url = XmlRpcSetting.URL.key();
        String allowed = XmlRpcSetting.ALLOWED_URLS.key();
        return new XmlRpcConfig(
                settings.text(url).map(value -> addressOrThrow(url, value)).orElse(null),
                domainUrls(settings),
                duration(settings, XmlRpcSetting.TIMEOUT, TIMEOUT),
                settings.list(allowed).stream()
                        .map(value -> addressOrThrow(allowed, value))
                        .collect(Collectors.toUnmodifiableSet()),
                Limits.from(settings),
                XmlRpcHttpSettings.from(settings));
    }

    /**
     * Finds where a request goes: to the creator's own address, else to that of its domain, else to the one for all. An
     * address of the creator's own counts only if an operator knows it: else whoever can name one could have the host call
     * any machine it reaches, with a password's hash in the call.
     */
    Optional<URI> addressFor(@Nullable String serviceUrl, @Nullable String domain) {
        if (serviceUrl == null) {
            return Optional.ofNullable(domain == null ? url : domainUrls.getOrDefault(domain, url));
        }
        return address(serviceUrl).filter(named -> addresses().contains(named) || allowedUrls.contains(named));
    }

    /** The addresses that requests go to without naming one. */
    Set<URI> addresses() {
        Set<URI> all = new LinkedHashSet<>(domainUrls.values());
        if (url != null) {
            all.add(url);
        }
        return all;
    }

    static Duration duration(Settings settings, XmlRpcSetting setting, Duration otherwise) {
        Duration duration = settings.duration(setting.key()).orElse(otherwise);
        if (duration.compareTo(LONGEST) > 0 || duration.toMillis() == 0) {
            throw new SettingException(setting.key(), duration.toString(), "a duration from PT0.001S to " + LONGEST);
        }
        return duration;
    }

    private static Map<String, URI> domainUrls(Settings settings) {
        String key = XmlRpcSetting.DOMAIN_URLS.key();
        Map<String, URI> urls = new HashMap<>();
        for (String pair : settings.list(key)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new SettingException(key, hidden(pair), "domain=address");
            }
            String domain = DomainName.checked(key, pair.substring(0, equals).strip());
            URI address = addressOrThrow(key, pair.substring(equals + 1).strip());
            if (urls.put(domain, address) != null) {
                throw new SettingException(key, domain, "one address for each domain");
            }
        }
        return Map.copyOf(urls);
    }

    private static URI addressOrThrow(String key, String value) {
        return address(value).orElseThrow(() -> new SettingException(key, hidden(value), ADDRESS));
    }

    /** What stands before an @ may be a password. */
    static String hidden(String address) {
        int from = address.indexOf("//");
        int to = address.lastIndexOf('@');
        return from < 0 || to < from + 2 ? address : address.substring(0, from) + "//***" + address.substring(to);
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            // It knows what can be sent to: http and https, with a host.
            HttpRequest.newBuilder(uri);
            return Optional.of(uri).filter(u -> u.getRawUserInfo() == null && u.getRawFragment() == null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
