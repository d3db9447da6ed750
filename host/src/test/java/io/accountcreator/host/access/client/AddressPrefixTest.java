package io.accountcreator.host.access.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPrefixTest {
    private static InetAddress address(String text) {
        return NumericAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true, true",
        "192.0.2.1, ::ffff:192.0.2.1, true, true",
        "192.0.2.1, 192.0.2.255, false, true",
        "192.0.2.255, 192.0.3.0, false, false",
        "255.0.0.1, 127.0.0.1, false, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false, true",
        "2001:db8:1:ffff::1, 2001:db8:2::1, false, false",
        "::1, 0.0.0.1, false, false",
        "::, 0.0.0.0, false, false",
        "ffff:ffff:ffff:ffff::, ffff:ffff:ffff::, false, true"
    })
    void placeShouldBeASubscriberOrANetwork(String one, String other, boolean subscriber, boolean network) {
        assertThat(AddressPrefix.subscriber(address(one)).equals(AddressPrefix.subscriber(address(other))))
                .isEqualTo(subscriber);
        assertThat(AddressPrefix.network(address(one)).equals(AddressPrefix.network(address(other))))
                .isEqualTo(network);
    }

    @Test
    void unknownPlaceShouldBeNoOther() {
        assertThat(AddressPrefix.subscriber(null))
                .isEqualTo(AddressPrefix.network(null))
                .isNotEqualTo(AddressPrefix.subscriber(address("0.0.0.0")))
                .isNotEqualTo(AddressPrefix.subscriber(address("::")));
    }
}
