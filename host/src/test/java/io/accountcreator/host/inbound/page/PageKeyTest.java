package io.accountcreator.host.inbound.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageKeyTest {
    private static final String QUERY = "username=bob&confirmation_key=1&domain=sip.example.org";

    @Test
    void hostsWithOneSecretShouldTakeEachOthersTokens() {
        Settings settings = Settings.of(Map.of(PageKey.SETTING, "sixteen letters!"));
        String token = PageKey.from(settings).token(query(QUERY));

        assertThat(PageKey.from(settings).isToken(query(QUERY + "&token=" + token)))
                .isTrue();
        assertThat(PageKey.from(Settings.of(Map.of())).isToken(query(QUERY + "&token=" + token)))
                .isFalse();
    }

    @Test
    void aTokenShouldBeForOneAccountAndCodeAndNoProof() {
        PageKey key = PageKey.from(Settings.of(Map.of()));
        String token = key.token(query(QUERY));

        assertThat(key.isToken(query(QUERY.replace("bob", "eve") + "&token=" + token)))
                .isFalse();
        assertThat(key.isToken(query("username=bob1&confirmation_key=&domain=sip.example.org".replace("=&", "=x&")
                        + "&token=" + token)))
                .isFalse();
        assertThat(key.isToken(query(QUERY))).isFalse();
        assertThat(key.isProof(query(QUERY), token)).isFalse();
        assertThat(key.isProof(query(QUERY), key.proof(query(QUERY)))).isTrue();
        assertThat(key.isProof(query(QUERY), null)).isFalse();
    }

    @Test
    void aShortSecretShouldStopTheStartAndNotBeShown() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> PageKey.from(Settings.of(Map.of(PageKey.SETTING, "fifteen letters"))))
                .withMessageContaining(PageKey.SETTING)
                .withMessageNotContaining("fifteen");
    }

    private static ActivationQuery query(String text) {
        return ActivationQuery.parse(text).orElseThrow();
    }
}
