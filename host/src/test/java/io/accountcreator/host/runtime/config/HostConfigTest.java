package io.accountcreator.host.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.host.runtime.config.SenderChoice.Kind;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostConfigTest {
    @Test
    void fromShouldFillInDefaults() {
        HostConfig config = config(Map.of());

        assertThat(config.httpHost()).isEqualTo("127.0.0.1");
        assertThat(config.httpPort()).isEqualTo(8080);
        assertThat(config.behindProxy()).isFalse();
        assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.maxInFlight()).isEqualTo(256);
        assertThat(config.gatewayPaths()).containsExactly("/xmlrpc", "/xmlrpc.php", "/wizard.php");
        assertThat(config.testMethods()).isFalse();
        assertThat(config.sender()).isEqualTo(new SenderChoice(Kind.NONE, Kind.NONE));
        assertThat(config.rules().domain()).isNull();
    }

    @Test
    void fromShouldReadEverySetting() {
        HostConfig config = config(Map.of(
                "accountcreator.http.host", "::1",
                "accountcreator.http.port", "0",
                "accountcreator.http.behind-proxy", "true",
                "accountcreator.deadline", "PT3S",
                "accountcreator.max-in-flight", "7",
                "accountcreator.gateway.paths", "/a, /b/c.php, /a",
                "accountcreator.gateway.test-methods", "true",
                "accountcreator.sender", "console",
                "accountcreator.domain", "SIP.example.org"));

        assertThat(config.httpHost()).isEqualTo("::1");
        assertThat(config.httpPort()).isZero();
        assertThat(config.behindProxy()).isTrue();
        assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.maxInFlight()).isEqualTo(7);
        assertThat(config.gatewayPaths()).containsExactly("/a", "/b/c.php");
        assertThat(config.testMethods()).isTrue();
        assertThat(config.sender()).isEqualTo(new SenderChoice(Kind.CONSOLE, Kind.CONSOLE));
        assertThat(config.rules().domain()).isEqualTo("sip.example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accountcreator.http.port|http|a whole number from 0 to 65535",
                "accountcreator.http.port|65536|a whole number from 0 to 65535",
                "accountcreator.http.behind-proxy|yes|true or false",
                "accountcreator.deadline|10|an ISO-8601 duration greater than zero, such as PT10S",
                "accountcreator.deadline|PT0S|an ISO-8601 duration greater than zero, such as PT10S",
                "accountcreator.deadline|PT1H0.001S|a duration of at most PT1H",
                "accountcreator.deadline|PT10000000000H|a duration of at most PT1H",
                "accountcreator.max-in-flight|0|a whole number from 1 to 10000",
                "accountcreator.gateway.paths|xmlrpc|paths such as /xmlrpc, separated by commas, none below /health or /api",
                "accountcreator.gateway.paths|/*|paths such as /xmlrpc, separated by commas, none below /health or /api",
                "accountcreator.gateway.paths|/health/x|paths such as /xmlrpc, separated by commas, none below /health or /api",
                "accountcreator.gateway.paths|/activate|paths such as /xmlrpc, separated by commas, none below /health or /api",
                "accountcreator.gateway.test-methods|1|true or false",
                "accountcreator.sender|Console|one of none, console, file",
                "accountcreator.sender.email|http|one of none, console, file, smtp",
                "accountcreator.sender.sms|smtp|one of none, console, file, http",
                "accountcreator.code.sms-digits|3|a whole number from 4 to 8",
                "accountcreator.sender|sms|one of none, console, file",
                "accountcreator.algorithm|md5|MD5 or SHA-256",
            })
    void fromShouldNameKeyValueAndWhatWasExpected(String key, String value, String expected) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> config(Map.of(key, value)))
                .withMessage("setting " + key + ": '" + value + "' found, expected " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void listenAddressShouldTakeLoopback(String host) {
        assertThat(config(Map.of("accountcreator.http.host", host))
                        .listenAddress(false)
                        .isLoopbackAddress())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void listenAddressShouldRefuseOthersUnlessAProxyIsDeclared(String host) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(
                        () -> config(Map.of("accountcreator.http.host", host)).listenAddress(false))
                .withMessageStartingWith("setting accountcreator.http.host: '" + host + "' found")
                .withMessageContaining("accountcreator.http.behind-proxy=true");

        Map<String, String> declared =
                Map.of("accountcreator.http.host", host, "accountcreator.http.behind-proxy", "true");
        assertThat(config(declared).listenAddress(false)).isNotNull();
    }

    private static HostConfig config(Map<String, String> settings) {
        return HostConfig.from(Settings.of(settings));
    }
}
