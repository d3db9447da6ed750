package io.accountcreator.host.access.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
    private static final String KEY = AccessSetting.TRUSTED_PROXIES.key();

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::a00:1, false",
        "192.0.2.64/26, 192.0.2.127, true",
        "192.0.2.64/26, 192.0.2.128, false",
        "192.0.2.64/26, 192.0.2.63, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.7, ::ffff:192.0.2.7, true",
        "::ffff:192.0.2.7, 192.0.2.7, true",
        "128.0.0.0/1, 255.255.255.255, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::/33, 32.1.13.184, false",
        "::1, ::1, true",
        "::1, 127.0.0.1, false"
    })
    void blockShouldHoldItsAddressesAndNoOthers(String block, String address, boolean contained) {
        assertThat(AddressBlock.parse(block)
                        .contains(NumericAddress.parse(address).orElseThrow()))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/0",
                "0.0.0.0/0",
                "::/0",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/08x",
                "localhost",
                "proxy.example.org",
                "2001:db8::1/64",
                "2001:db8::/129",
                "any"
            })
    void anythingElseShouldStopTheStart(String block) {
        Settings settings = Settings.of(Map.of(KEY, "127.0.0.1," + block));

        assertThatThrownBy(() -> AddressBlock.list(settings, KEY))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(KEY)
                .hasMessageContaining(block);
    }
}
