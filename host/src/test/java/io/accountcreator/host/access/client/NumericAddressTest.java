package io.accountcreator.host.access.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "192.0.2.255, 192.0.2.255",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7",
        "2001:0db8:0000:0000:0000:0000:0000:0007, 2001:db8:0:0:0:0:0:7",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0201, 192.0.2.1",
        "64:ff9b::192.0.2.1, 64:ff9b:0:0:0:0:c000:201"
    })
    void parseShouldReadAddresses(String text, String address) {
        assertThat(NumericAddress.parse(text)).map(InetAddress::getHostAddress).hasValue(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "1.2.3.04",
                "01.2.3.4",
                "0x7f.0.0.1",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4\n",
                "1.2.3.4:80",
                "[::1]",
                "::1%lo",
                "::1%0",
                "1::2::3",
                ":::",
                ":",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "::g",
                "::1/64",
                "::ffff:1.2.3.256",
                "fe80::.org",
                "face.feed",
                "beef",
                "١.٢.٣.٤",
                "unknown",
                "_hidden"
            })
    void parseShouldRefuseWhateverIsNoAddressInNumbers(String text) {
        assertThat(NumericAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fe80::1%eth0, fe80:0:0:0:0:0:0:1", "fe80:0:0:0:0:0:0:1%2, fe80:0:0:0:0:0:0:1", "127.0.0.1, 127.0.0.1"})
    void ofPeerShouldPassOverTheInterface(String text, String address) {
        assertThat(NumericAddress.ofPeer(text)).map(InetAddress::getHostAddress).hasValue(address);
    }

    @Test
    void parseShouldReadBackWhateverJavaWrites() throws UnknownHostException {
        Random random = new Random(20261125);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);

            assertThat(NumericAddress.parse(address.getHostAddress())).hasValue(address);
        }
    }

    /** What looks nearly like an address is one or none, and never takes anything else than a moment. */
    @Test
    void parseShouldStandWhateverLooksLikeAnAddress() {
        Random random = new Random(7);
        String characters = "0123456789abcdef::::....%[]/ ";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(45); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }

            NumericAddress.parse(text.toString())
                    .ifPresent(address -> assertThat(text.indexOf(":") >= 0 || address instanceof Inet4Address)
                            .as(text.toString())
                            .isTrue());
        }
    }
}
