package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip.example.org",
                "SIP.Example.ORG",
                "localhost",
                "sip_1.example.org",
                "192.0.2.1",
                "[2001:db8::1]",
                "xn--mnchen-3ya.example",
            })
    void namesOfHostsAndAddressesShouldBeDomains(String text) {
        assertThat(DomainName.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                ".example.org",
                "example.org.",
                "sip_example org",
                "sip.example.org,sip.example.com",
                "sip:example.org",
                "sip.example.org:5060",
                "bob@example.org",
                "-a.example",
                "a-.example",
                "münchen.example",
                "a\nb",
                "a/b",
                "[]",
                "[::1",
                "*",
            })
    void anythingElseShouldNot(String text) {
        assertThat(DomainName.isValid(text)).isFalse();
    }

    @Test
    void lengthsShouldBeThoseOfTheDomainNameSystem() {
        assertThat(DomainName.isValid("a".repeat(63) + ".example")).isTrue();
        assertThat(DomainName.isValid("a".repeat(64) + ".example")).isFalse();
        assertThat(DomainName.isValid("a.".repeat(126) + "b")).isTrue();
        assertThat(DomainName.isValid("a.".repeat(127) + "b")).isFalse();
    }

    @Test
    void domainWithABlankShouldStopTheStart() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> AccountRules.from(Settings.of(Map.of("accountcreator.domain", "sip_example org"))))
                .withMessage("setting accountcreator.domain: 'sip_example org' found, expected the name of a host such"
                        + " as sip.example.org");
    }
}
