package io.accountcreator.host.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookConfigTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void withoutAnAddressThereShouldBeNoWebhook() {
        assertThat(WebhookConfig.from(Settings.of(Map.of("accountcreator.webhook.secret", SECRET))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hook.example.org/x?token=y, false, PUBLIC",
        "https://hook.example.org/,          true,  ANY",
        "https://10.0.0.1/,                  true,  ANY",
        "http://127.0.0.1:9000/,             false, LOOPBACK",
        "http://localhost/,                  true,  LOOPBACK",
        "https://[::1]/,                     false, LOOPBACK",
    })
    void theAddressShouldSayWhereMessagesMayGo(String url, String privateNetworks, AddressRule rule) {
        WebhookConfig config = WebhookConfig.from(settings(Map.of("url", url, "private-networks", privateNetworks)))
                .orElseThrow();

        assertThat(config.rule()).isEqualTo(rule);
        assertThat(config.toString()).doesNotContain("token", "example");
    }

    @ParameterizedTest
    @CsvSource({
        "url,              http://hook.example.org/",
        "url,              https://user@hook.example.org/",
        "url,              ftp://hook.example.org/",
        "url,              https:///x",
        "url,              https://10.0.0.1/",
        "url,              https://169.254.169.254/latest/meta-data",
        "url,              https://[fd00:ec2::254]/",
        "secret,           whsec_short",
        "secret,           whsec_***",
        "secret,           whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa",
        "secret,           ''",
        "subject,          name",
        "private-networks, maybe",
        "timeout,          PT2M",
    })
    void aBadSettingShouldStopTheStartWithItsKey(String name, String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> WebhookConfig.from(settings(Map.of(name, value))))
                .withMessageContaining("accountcreator.webhook." + name)
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("MfKQ9", "whsec_short"));
    }

    private static Settings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("url", "https://hook.example.org/", "secret", SECRET));
        all.putAll(more);
        Map<String, String> whole = new HashMap<>();
        all.forEach((name, value) -> whole.put("accountcreator.webhook." + name, value));
        return Settings.of(whole);
    }
}
