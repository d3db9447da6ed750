package io.accountcreator.host.outbound.webhook;

import static io.accountcreator.host.outbound.webhook.WebhookSetting.PRIVATE_NETWORKS;
import static io.accountcreator.host.outbound.webhook.WebhookSetting.SECRET;
import static io.accountcreator.host.outbound.webhook.WebhookSetting.SUBJECT;
import static io.accountcreator.host.outbound.webhook.WebhookSetting.TIMEOUT;
import static io.accountcreator.host.outbound.webhook.WebhookSetting.URL;

import io.accountcreator.Secret;
import io.accountcreator.host.access.credential.HmacSha256;
import io.accountcreator.host.runtime.config.WebAddress;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The settings of the webhook, read once. Immutable; its address may hold a secret, so it prints none.
 *
 * @param url address that is told
 * @param rule where it may be
 * @param key what messages are signed with
 * @param clear whether people are told by clear name
 * @param timeout how long one try may take
 */
record WebhookConfig(URI url, AddressRule rule, HmacSha256 key, boolean clear, Duration timeout) {
    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    /** Reads the settings; empty if there is no address. */
    static Optional<WebhookConfig> from(Settings settings) {
        boolean privateNetworks = settings.flag(PRIVATE_NETWORKS.key());
        Optional<HmacSha256> key = settings.secret(SECRET.key()).map(WebhookConfig::key);
        boolean clear = settings.oneOf(SUBJECT.key(), "hash", "clear")
                .filter("clear"::equals)
                .isPresent();
        Duration timeout = timeout(settings);
        Optional<URI> url = settings.text(URL.key()).map(WebhookConfig::address);
        return url.map(at -> new WebhookConfig(
                at,
                rule(at, privateNetworks),
                key.orElseThrow(() -> new SettingException(SECRET.key(), secretExpected())),
                clear,
                timeout));
    }

    /** A bad one is not shown, as its path or query may hold a secret. */
    private static URI address(String text) {
        try {
            return WebAddress.guarded(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    URL.key(), "***", "an https address (http on loopback only), without user and fragment");
        }
    }

    /** An operator who writes this machine's own address means it. */
    private static AddressRule rule(URI url, boolean privateNetworks) {
        AddressRule rule = WebAddress.isLoopback(url.getHost())
                ? AddressRule.LOOPBACK
                : privateNetworks ? AddressRule.ANY : AddressRule.PUBLIC;
        if (!rule.permitsLiteral(url.getHost())) {
            throw new SettingException(
                    URL.key(), url.getHost(), "a host with a public address, or " + PRIVATE_NETWORKS.key() + "=true");
        }
        return rule;
    }

    private static HmacSha256 key(Secret secret) {
        String text = secret.reveal();
        try {
            byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            if (key.length >= FEWEST_BYTES && key.length <= MOST_BYTES) {
                return new HmacSha256(key);
            }
        } catch (IllegalArgumentException e) {
            // Its text would show a part of the secret.
            throw new SettingException(SECRET.key(), "***", secretExpected());
        }
        throw new SettingException(SECRET.key(), "***", secretExpected());
    }

    private static String secretExpected() {
        return PREFIX + " and " + FEWEST_BYTES + " to " + MOST_BYTES + " random bytes in Base64";
    }

    private static Duration timeout(Settings settings) {
        Duration timeout = settings.duration(TIMEOUT.key()).orElse(Duration.ofSeconds(10));
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new SettingException(TIMEOUT.key(), timeout.toString(), "a duration of at most " + LONGEST_TIMEOUT);
        }
        return timeout;
    }

    @Override
    public String toString() {
        return "webhook";
    }
}
