package io.accountcreator.xmlrpc;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this backend, checked. Immutable.
 *
 * @param url address of the account manager, null if it is not set
 * @param timeout how long one call may take
 * @param allowedUrls further addresses that a creator may name
 */
record XmlRpcConfig(@Nullable URI url, Duration timeout, Set<URI> allowedUrls) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String ADDRESS = "an absolute http or https address without user name and fragment";

    static XmlRpcConfig from(Settings settings) {
        String url = XmlRpcSetting.URL.key();
        String allowed = XmlRpcSetting.ALLOWED_URLS.key();
        return new XmlRpcConfig(
                settings.text(url).map(value -> addressOrThrow(url, value)).orElse(null),
                timeout(settings),
                settings.list(allowed).stream()
                        .map(value -> addressOrThrow(allowed, value))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Finds where a request goes. An address of the creator's own counts only if an operator knows it: else whoever can
     * name one could have the host call any machine it reaches, with a password's hash in the call.
     */
    Optional<URI> addressFor(@Nullable String serviceUrl) {
        if (serviceUrl == null) {
            return Optional.ofNullable(url);
        }
        return address(serviceUrl).filter(named -> named.equals(url) || allowedUrls.contains(named));
    }

    private static Duration timeout(Settings settings) {
        String key = XmlRpcSetting.TIMEOUT.key();
        Duration timeout = settings.duration(key).orElse(TIMEOUT);
        if (timeout.compareTo(LONGEST) > 0 || timeout.toMillis() == 0) {
            throw new SettingException(key, timeout.toString(), "a duration from PT0.001S to " + LONGEST);
        }
        return timeout;
    }

    private static URI addressOrThrow(String key, String value) {
        // What stands before an @ may be a password.
        String shown = value.replaceFirst("//.*@", "//***@");
        return address(value).orElseThrow(() -> new SettingException(key, shown, ADDRESS));
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            // It knows what it can send to: http and https, with a host.
            HttpRequest.newBuilder(uri);
            return Optional.of(uri).filter(u -> u.getRawUserInfo() == null && u.getRawFragment() == null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
