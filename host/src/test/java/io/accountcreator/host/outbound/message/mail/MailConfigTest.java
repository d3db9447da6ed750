package io.accountcreator.host.outbound.message.mail;

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

class MailConfigTest {
    @ParameterizedTest
    @CsvSource({
        "mail.example.org, , STARTTLS, 587",
        "mail.example.org, implicit, IMPLICIT, 465",
        "mail.example.org, none, NONE, 25",
        "127.0.0.1, , NONE, 25",
        "localhost, , NONE, 25",
        "localhost.example.org, , STARTTLS, 587",
        "127.0.0.1.example.org, , STARTTLS, 587",
        "::1, starttls, STARTTLS, 587"
    })
    void aConnectionThatLeavesTheMachineShouldBeProtected(String host, String tls, MailConfig.Tls expected, int port) {
        Map<String, String> settings = new HashMap<>(Map.of("accountcreator.mail.host", host));
        if (tls != null) {
            settings.put("accountcreator.mail.tls", tls);
        }

        MailConfig config = config(settings);

        assertThat(config.tls()).isEqualTo(expected);
        assertThat(config.port()).isEqualTo(port);
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail.tls|ssl",
                "mail.port|0",
                "mail.from|Accounts <accounts@example.org>",
                "mail.from-name|a\\nBcc: x",
                "mail.user|bob",
                "mail.password|bob",
                "mail.timeout|PT10S",
                "mail.session|ldap://example.org/x",
                "mail.session|java:jboss/mail/Default"
            })
    void aBadSettingShouldStopTheStart(String name, String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> config(Map.of(
                        "accountcreator.mail.host",
                        "mail.example.org",
                        "accountcreator." + name,
                        value.replace("\\n", "\n"))))
                .withMessageContaining("accountcreator.mail.");
    }

    @Test
    void aPasswordShouldNotBeSentInTheClear() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> config(Map.of(
                        "accountcreator.mail.host", "mail.example.org",
                        "accountcreator.mail.tls", "none",
                        "accountcreator.mail.user", "bob",
                        "accountcreator.mail.password", "x")))
                .withMessageContaining("as a password is sent");
    }

    @Test
    void withoutServerOrSenderThereShouldBeNoMail() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> config(Map.of()))
                .withMessageContaining("accountcreator.mail.host is not set");
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> MailConfig.from(
                        Settings.of(Map.of("accountcreator.mail.host", "localhost")), Duration.ofSeconds(10)))
                .withMessageContaining("accountcreator.mail.from is not set");
    }

    private static MailConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("accountcreator.mail.from", "accounts@example.org"));
        all.putAll(settings);
        return MailConfig.from(Settings.of(all), Duration.ofSeconds(10));
    }
}
