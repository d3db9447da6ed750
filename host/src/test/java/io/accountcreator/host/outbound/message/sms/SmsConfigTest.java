package io.accountcreator.host.outbound.message.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"twilio", "vonage", "messagebird", "46elks"})
    void readySettingsShouldNeedNothingButNames(String provider) {
        SmsConfig config = config(Map.of(
                "accountcreator.sms.http.provider", provider,
                "accountcreator.sms.http.user", "user",
                "accountcreator.sms.http.secret", "none",
                "accountcreator.sms.http.from", "+33700000000"));

        assertThat(config.url().fill(config.fixed())).startsWith("https://");
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider|nobody",
                "provider|../x",
                "url|http://gateway.example.org/{{to}}/{{text}}",
                "url|https://{{user}}.example.org/",
                "url|https://u:p@example.org/",
                "url|ftp://example.org/",
                "url|https://example.org/{{code}}",
                "method|DELETE",
                "body|{{to}} {{text}} {{password}}",
                "body|{{to}}",
                "body|{{text}}",
                "headers|Authorization {{secret}}",
                "headers|X-A: {{nothing}}",
                "content-type|text/xml",
                "success-status|abc",
                "success-status|99",
                "success-body|(",
                "error-code|no group",
                "encoding|text",
                "encoding|a b,c",
                "signature|aws",
                "signature|ovh",
                "from-by-country|France=X",
                "from-by-country|XX=Y",
                "from-by-country|FR=",
                "from-by-country|FR=a,FR=b",
                "timeout|PT10S",
            })
    void aBadSettingShouldStopTheStart(String name, String value) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accountcreator.sms.http.url", "https://gateway.example.org/",
                "accountcreator.sms.http.body", "{{to}} {{text}}"));
        settings.put("accountcreator.sms.http." + name, value);

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> config(settings))
                .withMessageContaining("accountcreator.sms.http.");
    }

    /** They were accepted, and the provider refused each message. */
    @ParameterizedTest
    @CsvSource({
        "twilio, user",
        "twilio, secret",
        "twilio, from",
        "vonage, user",
        "vonage, secret",
        "vonage, from",
        "messagebird, secret",
        "messagebird, from",
        "46elks, user",
        "46elks, secret",
        "46elks, from"
    })
    void providerShouldNotBeTakenWithoutWhatItIsAskedWith(String provider, String missing) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accountcreator.sms.http.provider", provider,
                "accountcreator.sms.http.user", "user",
                "accountcreator.sms.http.secret", "none",
                "accountcreator.sms.http.from", "+33700000000"));
        settings.remove("accountcreator.sms.http." + missing);

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> config(settings))
                .withMessageStartingWith(
                        "setting accountcreator.sms.http." + missing + " is not set, expected what {{");
    }

    @Test
    void withoutAnAddressThereShouldBeNoGateway() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> config(Map.of()))
                .withMessageContaining("accountcreator.sms.http.url is not set");
    }

    @Test
    void withoutCountriesThereShouldBeNoGateway() {
        Settings settings = Settings.of(Map.of("accountcreator.sms.http.provider", "twilio"));

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> SmsConfig.from(settings, Duration.ofSeconds(10)))
                .withMessageContaining("accountcreator.sms.countries is not set");
    }

    private static SmsConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("accountcreator.sms.countries", "FR");
        return SmsConfig.from(Settings.of(all), Duration.ofSeconds(10));
    }
}
