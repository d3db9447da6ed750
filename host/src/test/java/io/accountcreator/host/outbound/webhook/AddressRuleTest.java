package io.accountcreator.host.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.9.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "3fff:fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicShouldNotBePermitted(String address) throws Exception {
        assertThat(AddressRule.PUBLIC.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "128.0.0.1", "169.253.1.1",
                "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.1.1", "198.17.1.1", "198.20.0.1", "223.255.255.1",
                "2001:200::1", "2606:4700::1111", "2a00:1450:4001::1", "3fff:1000::1", "64:ff9b::101:101"
            })
    void whatIsPublicShouldBePermitted(String address) throws Exception {
        assertThat(AddressRule.PUBLIC.permits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.168.1.1", "1.1.1.1", "169.254.169.254"})
    void ofLoopbackNothingElseShouldBePermitted(String address) throws Exception {
        assertThat(AddressRule.LOOPBACK.permits(InetAddress.getByName(address))).isFalse();
        assertThat(AddressRule.LOOPBACK.permits(InetAddress.getLoopbackAddress()))
                .isTrue();
        assertThat(AddressRule.ANY.permits(InetAddress.getByName(address))).isTrue();
    }
}
