package io.accountcreator.ldap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LdapConfigTest {
    private static final Map<String, String> GOOD = Map.of(
            "accountcreator.ldap.url", "ldap://127.0.0.1:3890",
            "accountcreator.ldap.base-dn", "dc=example,dc=org",
            "accountcreator.ldap.bind-dn", "cn=admin,dc=example,dc=org",
            "accountcreator.ldap.bind-password", "bindpassword",
            "accountcreator.code.pepper", "0123456789abcdef",
            "accountcreator.domain", "Sip.Example.org");

    @Test
    void fromShouldBeEmptyWhenThereIsNoUrl() {
        assertThat(LdapConfig.from(Settings.of(Map.of("accountcreator.ldap.base-dn", "nonsense"))))
                .isEmpty();
    }

    @Test
    void fromShouldServeTheDefaultDomainWhenNoneIsListed() {
        LdapConfig config = LdapConfig.from(Settings.of(GOOD)).orElseThrow();

        assertThat(config.serves("sip.example.org")).isTrue();
        assertThat(config.serves("other.example.org")).isFalse();
    }

    @Test
    void fromShouldServeAnyDomainWhenAStarIsListed() {
        LdapConfig config = LdapConfig.from(with("accountcreator.domains", "*")).orElseThrow();

        assertThat(config.serves("other.example.org")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accountcreator.ldap.url|http://127.0.0.1|ldap://host:port",
                "accountcreator.ldap.url|ldap:///dc=example|ldap://host:port",
                "accountcreator.ldap.url|ldap://127.0.0.1 ldaps://127.0.0.1|several separated by blanks",
                "accountcreator.ldap.url|ldap://127.0.0.1 nonsense|several separated by blanks",
                "accountcreator.ldap.timeout|PT1H1S|a duration from",
                "accountcreator.ldap.timeout|PT0.0001S|a duration from",
                "accountcreator.ldap.return-after|P99999D|a duration from",
                "accountcreator.ldap.referrals|chase|refuse or follow",
                "accountcreator.ldap.start-tls|yes|true or false",
                "accountcreator.code.sms-lifetime|P99999D|a duration from",
                "accountcreator.code.email-lifetime|PT99999999H|a duration from",
                "accountcreator.sms.window|P99999999D|a duration from",
                "accountcreator.ldap.base-dn|nonsense|a DN such as",
                "accountcreator.ldap.bind-dn|nonsense|a DN such as",
                "accountcreator.ldap.accounts|cn=people|a path of ou",
                "accountcreator.ldap.accounts|ou=aliases|a path of ou",
                "accountcreator.ldap.accounts|ou=of {domain}|a path of ou",
                "accountcreator.ldap.attributes|description|name=value",
                "accountcreator.ldap.adopt|yes|true or false",
                "accountcreator.ldap.timeout|5|an ISO-8601 duration",
                "accountcreator.ldap.connections|0|a whole number from 1",
                "accountcreator.code.tries|many|a whole number from 1",
                "accountcreator.code.window-tries|0|a whole number from 1",
                "accountcreator.code.window|P99999D|a duration from",
                "accountcreator.sms.limit|-1|a whole number from 0",
                "accountcreator.sms.window|PT0S|greater than zero"
            })
    void fromShouldNameKeyValueAndExpectationWhenAValueIsBad(String key, String value, String expected) {
        assertThatThrownBy(() -> LdapConfig.from(with(key, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("'" + (value.startsWith("P") ? Duration.parse(value) : value) + "'")
                .hasMessageContaining(expected);
    }

    @Test
    void fromShouldRefuseABindWithoutPassword() {
        assertThatThrownBy(() -> LdapConfig.from(with("accountcreator.ldap.bind-password", " ")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.ldap.bind-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void fromShouldRefuseAFileWithoutPassword(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.remove("accountcreator.ldap.bind-password");
        settings.put("accountcreator.ldap.bind-password-file", file.toString());

        assertThatThrownBy(() -> LdapConfig.from(Settings.of(settings)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.ldap.bind-password");
    }

    @Test
    void fromShouldRefuseAShortPepperWithoutTellingIt() {
        assertThatThrownBy(() -> LdapConfig.from(with("accountcreator.code.pepper", "short")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.code.pepper: '***' found")
                .message()
                .doesNotContain("'short'");
    }

    @Test
    void fromShouldReadThePasswordFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "bindpassword\n");
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.remove("accountcreator.ldap.bind-password");
        settings.put("accountcreator.ldap.bind-password-file", file.toString());

        LdapConfig config = LdapConfig.from(Settings.of(settings)).orElseThrow();

        assertThat(config.servers()).isNotNull();
        assertThat(config.servers().bind().request())
                .isInstanceOfSatisfying(
                        SimpleBindRequest.class,
                        bind -> assertThat(bind.getPassword().stringValue()).isEqualTo("bindpassword"));
        assertThat(config.toString()).doesNotContain("bindpassword").doesNotContain("0123456789abcdef");
    }

    @Test
    void accountsShouldLieWhereNoDomainIsNamedOnlyIfThereIsOne() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("accountcreator.ldap.accounts", "ou=sip,ou={domain},ou=people");
        settings.put("accountcreator.domains", "*");
        LdapEntries entries =
                LdapEntries.of(LdapConfig.from(Settings.of(settings)).orElseThrow());
        assertThat(entries.account("a.example.org", "bob"))
                .hasToString("uid=bob,ou=sip,ou=a.example.org,ou=people,dc=example,dc=org");
        assertThat(entries.accounts()).hasToString("ou=people,dc=example,dc=org");

        settings.put("accountcreator.ldap.accounts", "ou=people");

        assertThatThrownBy(() -> LdapConfig.from(Settings.of(settings)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("{domain}");
    }

    private static Settings with(String key, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(key, value);
        return Settings.of(settings);
    }
}
