package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.config.LdapSetting;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of the backend with values that it cannot take. */
class MalformedLdapSettingsTest {
    private static final Map<String, String> GOOD = Map.of(
            "accountcreator.ldap.url", "ldaps://127.0.0.1:3890",
            "accountcreator.ldap.base-dn", "dc=example,dc=org",
            "accountcreator.code.pepper", "0123456789abcdef",
            "accountcreator.domain", "sip.example.org");

    /** Key and value; what is secret begins with an exclamation mark. */
    private static final String BAD = """
            accountcreator.ldap.url | http://127.0.0.1
            accountcreator.ldap.url | ldap://
            accountcreator.ldap.url | ldap://127.0.0.1:99999
            accountcreator.ldap.url | ldap://127.0.0.1:-1
            accountcreator.ldap.url | 127.0.0.1
            accountcreator.ldap.start-tls | yes
            accountcreator.ldap.start-tls | true
            accountcreator.ldap.ca-file | /nowhere/ca.pem
            accountcreator.ldap.client-certificate-file | /nowhere/client.pem
            accountcreator.ldap.client-key-file | /nowhere/key.pem
            accountcreator.ldap.base-dn | example.org
            accountcreator.ldap.bind-dn | admin
            accountcreator.ldap.bind-password |
            accountcreator.ldap.accounts | cn={domain}
            accountcreator.ldap.object-classes | two words
            accountcreator.ldap.attributes | description
            accountcreator.ldap.attributes | a b=c
            accountcreator.ldap.adopt | 1
            accountcreator.ldap.unique-email | on
            accountcreator.ldap.timeout | 3
            accountcreator.ldap.timeout | PT-3S
            accountcreator.ldap.timeout | PT2H
            accountcreator.ldap.connections | 0
            accountcreator.ldap.connections | -1
            accountcreator.ldap.connections | 1001
            accountcreator.ldap.referrals | ignore
            accountcreator.ldap.return-after | P31D
            accountcreator.domain | sip_example org
            accountcreator.domain | a..b
            accountcreator.domains | sip.example.org,a..b
            accountcreator.domains | sip example org
            accountcreator.domains | *.example.org
            accountcreator.algorithms | SHA-1
            accountcreator.ldap.unconfirmed-lifetime | PT0S
            accountcreator.ldap.tombstone | P4000D
            accountcreator.ldap.reconcile-interval | daily
            accountcreator.code.pepper | !short
            accountcreator.code.old-peppers | !short
            accountcreator.code.tries | 0
            accountcreator.code.tries | 101
            accountcreator.code.window-tries | -1
            accountcreator.code.window | PT-1H
            accountcreator.code.sms-lifetime | 3600
            accountcreator.code.email-lifetime | PT
            accountcreator.sms.limit | -1
            accountcreator.sms.range-limit | 0
            accountcreator.sms.unused-limit | many
            accountcreator.sms.used-percent | 101
            accountcreator.sms.country-budget | -1
            accountcreator.sms.budget | 1000001
            accountcreator.sms.window | P4000D
            accountcreator.mail.limit | -1
            accountcreator.mail.unused-limit | 0
            accountcreator.mail.used-percent | 101
            accountcreator.mail.domain-budget | -1
            accountcreator.mail.budget | 1000001
            accountcreator.ldap.number-proof-lifetime | 90
            accountcreator.ldap.number-proof-lifetime | PT0S
            accountcreator.ldap.owner-notices | on
            accountcreator.mail.window | daily
            accountcreator.ldap.owner-notices | yes
            """;

    static String[] bad() {
        return BAD.lines().toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void malformedValueShouldStopTheStartWithItsKeyAndNoSecret(String row) {
        String key = row.split("\\|", -1)[0].strip();
        String given = row.split("\\|", -1)[1].strip();
        boolean secret = given.startsWith("!");
        String value = secret ? given.substring(1) : given;
        Map<String, String> settings = new HashMap<>(GOOD);
        if (key.equals("accountcreator.ldap.bind-password")) {
            settings.put("accountcreator.ldap.bind-dn", "cn=admin,dc=example,dc=org");
        }
        settings.put(key, value);

        Throwable thrown = catchThrowable(() -> LdapConfig.from(Settings.of(settings)));

        // Of two files that belong together either may be named.
        String named = key.contains(".client-") ? "accountcreator.ldap.client-" : key;
        assertThat(thrown).isInstanceOf(SettingException.class).hasMessageStartingWith("setting " + named);
        if (secret) {
            assertThat(thrown.getMessage()).doesNotContain("'" + value);
        }
    }

    @Test
    void everySettingShouldBeAmongThem() {
        Set<String> tried = new HashSet<>();
        BAD.lines().forEach(line -> tried.add(line.split("\\|")[0].strip()));

        assertThat(Arrays.stream(LdapSetting.values()).map(LdapSetting::key))
                .allSatisfy(key -> assertThat(tried).contains(key));
    }

    @Test
    void nameWithAnEmptyLabelShouldNotBeServedThoughAnyDomainIs() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("accountcreator.domains", "*");
        LdapConfig config = LdapConfig.from(Settings.of(settings)).orElseThrow();

        assertThat(config.serves("a.b")).isTrue();
        assertThat(config.serves("a..b")).isFalse();
        assertThat(config.serves(".b")).isFalse();
        assertThat(config.serves("-")).isFalse();
    }
}
