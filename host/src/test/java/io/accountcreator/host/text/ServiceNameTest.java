package io.accountcreator.host.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceNameTest {
    private static final String EVIL = "evil.example";

    @Test
    void aDomainThatACallerThoughtOfShouldNotBeTheNameOfTheService() {
        ServiceName name = ServiceName.from(
                Settings.of(Map.of("accountcreator.domain", "sip.example.org", "accountcreator.domains", "*")));

        assertThat(name.of(EVIL)).isEqualTo("sip.example.org");
        assertThat(name.isOwn(EVIL)).isFalse();
        assertThat(name.isOwn("*")).isFalse();
    }

    @Test
    void eachDomainOfTheOperatorShouldBeAName() {
        ServiceName name = ServiceName.from(Settings.of(Map.of("accountcreator.domains", "*,One.example,two.example")));

        assertThat(name.of("one.example")).isEqualTo("one.example");
        assertThat(name.of("two.example")).isEqualTo("two.example");
    }

    @Test
    void withoutADomainThePublicAddressShouldBeTheName() {
        ServiceName name =
                ServiceName.from(Settings.of(Map.of("accountcreator.public-url", "https://accounts.example.org/x")));

        assertThat(name.of(EVIL)).isEqualTo("accounts.example.org");
    }

    @Test
    void whatTheOperatorCallsItShouldWin() {
        ServiceName name = ServiceName.from(Settings.of(
                Map.of("accountcreator.domain", "sip.example.org", "accountcreator.message.name", "Example Phone")));

        assertThat(name.of("sip.example.org")).isEqualTo("Example Phone");
        assertThat(name.of(EVIL)).isEqualTo("Example Phone");
    }
}
