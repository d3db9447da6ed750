package io.accountcreator.host.access.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "192.0.2.1";

    private final ClientAddresses byList = addresses("X-Forwarded-For");
    private final ClientAddresses byForwarded = addresses("forwarded");

    private static ClientAddresses addresses(String header) {
        return ClientAddresses.from(Settings.of(Map.of(
                "accountcreator.http.trusted-proxies",
                "10.0.0.0/8, 2001:db8:ffff::/48",
                "accountcreator.http.client-header",
                header)));
    }

    private static String client(ClientAddresses addresses, String peer, String... lines) {
        InetAddress client = addresses.of(peer, name -> List.of(lines));
        return client == null ? "" : client.getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1                            | 192.0.2.1",
                "192.0.2.1:49152                      | 192.0.2.1",
                "2001:db8::7                          | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]                        | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:49152                  | 2001:db8:0:0:0:0:0:7",
                "::ffff:192.0.2.1                     | 192.0.2.1",
                "203.0.113.9, 192.0.2.1               | 192.0.2.1",
                "203.0.113.9,192.0.2.1,10.0.0.2       | 192.0.2.1",
                "192.0.2.1, 10.0.0.2, 10.0.0.3        | 192.0.2.1",
                "192.0.2.1, ::ffff:10.0.0.2           | 192.0.2.1",
                "192.0.2.1, 2001:db8:ffff::2          | 192.0.2.1",
                "10.9.9.9, 10.0.0.2                   | 10.9.9.9",
                "10.9.9.9                             | 10.9.9.9",
                "localhost, 192.0.2.1                 | 192.0.2.1",
                "\"never closed, 192.0.2.1            | 192.0.2.1",
                "192.0.2.1\", 192.0.2.1               | 192.0.2.1",
                ", , 192.0.2.1                        | 192.0.2.1",
                "192.0.2.1,                           | 192.0.2.1",
                "203.0.113.9, 192.0.2.1, , ,10.0.0.2, | 192.0.2.1",
                "192.0.2.1,,,,,,,,,,,,,,,,,,,,10.0.0.2,,,,,,,,,,,,,,,,,,,,, | 192.0.2.1",
                ",                                    | 10.0.0.1",
                "127.0.0.1, 192.0.2.1                 | 192.0.2.1"
            })
    void clientShouldBeTheFirstElementFromTheRightThatIsNotTrusted(String header, String client) {
        assertThat(client(byList, PROXY, header)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=192.0.2.1                                        | 192.0.2.1",
                "for=192.0.2.1,                                       | 192.0.2.1",
                "for=192.0.2.1, , for=10.0.0.2 ,                      | 192.0.2.1",
                "for=192.0.2.1;                                       | 192.0.2.1",
                ";; proto=https;; for=192.0.2.1 ;                     | 192.0.2.1",
                "For=192.0.2.1;proto=http;by=203.0.113.43             | 192.0.2.1",
                "proto=https ; FOR=\"192.0.2.1:4711\" ; host=a.b      | 192.0.2.1",
                "for=\"[2001:db8:cafe::17]:4711\"                     | 2001:db8:cafe:0:0:0:0:17",
                "for=[2001:db8:cafe::17]                              | 2001:db8:cafe:0:0:0:0:17",
                "for=203.0.113.9, for=192.0.2.1, for=\"10.0.0.2\"     | 192.0.2.1",
                "for=192.0.2.1;by=\"a,b;for=203.0.113.9\", for=10.0.0.2 | 192.0.2.1",
                "for=\"203.0.113.9, for=192.0.2.1                     | 192.0.2.1",
                "for=\"x, for=\"[2001:db8::1]\"                       | 2001:db8:0:0:0:0:0:1",
                "for=unknown, for=192.0.2.1                           | 192.0.2.1"
            })
    void clientShouldBeFoundInForwardedToo(String header, String client) {
        assertThat(client(byForwarded, PROXY, header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "unknown",
                "192.0.2.1, unknown",
                "proxy.example.org",
                "192.0.2.1 203.0.113.9",
                "192.0.2.1;10.0.0.2",
                "for=192.0.2.1",
                "192.0.2.256",
                "[192.0.2.1",
                "[::1]x",
                "192.0.2.1:port",
                "192.0.2.1:123456",
                "192.0.2.1\u0000",
                "[::1%lo]",
                "\"192.0.2.1\"",
                "192.0.2.1, \"",
                "١٩٢.0.2.1"
            })
    void whatCannotBeReadShouldBeThePeer(String header) {
        assertThat(client(byList, PROXY, header)).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.0.2.1",
                "for",
                "for=",
                "for=;",
                "=192.0.2.1",
                "for=unknown",
                "for=_hidden",
                "for=\"_hidden:80\"",
                "by=192.0.2.1",
                "for=192.0.2.1;for=192.0.2.1",
                "for=\"192.0.2.1",
                "for=192.0.2.1\"",
                "for=\"192.0.2.\\1\"",
                "for=192.0.2.1 x",
                "for=\"[::1\"",
                "for=localhost",
                "for = 192.0.2.1",
                "for=\"\""
            })
    void whatCannotBeReadInForwardedShouldBeThePeer(String header) {
        assertThat(client(byForwarded, PROXY, header)).isEqualTo(PROXY);
    }

    @Test
    void linesShouldCountInTheirOrder() {
        assertThat(client(byList, PROXY, "203.0.113.9", CLIENT)).isEqualTo(CLIENT);
        assertThat(client(byList, PROXY, "203.0.113.9, 198.51.100.3", CLIENT + ", 10.0.0.2", "10.0.0.3"))
                .isEqualTo(CLIENT);
        assertThat(client(byList, PROXY)).isEqualTo(PROXY);
    }

    @Test
    void onlyTheHeaderOfTheSettingsShouldBeLookedAt() {
        Map<String, String> both = Map.of("X-Forwarded-For", CLIENT, "Forwarded", "for=198.51.100.3");

        assertThat(byList.of(PROXY, name -> List.of(both.get(name)))).hasToString("/" + CLIENT);
        assertThat(byForwarded.of(PROXY, name -> List.of(both.get(name)))).hasToString("/198.51.100.3");
    }

    @Test
    void noHeaderShouldBeLookedAtWhenThePeerIsNotTrusted() {
        ClientAddresses trustingNobody = ClientAddresses.from(Settings.of(Map.of()));

        assertThat(trustingNobody.of(PROXY, ClientAddressesTest::never)).hasToString("/" + PROXY);
        assertThat(trustingNobody.of("127.0.0.1", ClientAddressesTest::never)).hasToString("/127.0.0.1");
        assertThat(byList.of(CLIENT, ClientAddressesTest::never)).hasToString("/" + CLIENT);
    }

    private static List<String> never(String header) {
        throw new AssertionError(header + " was looked at");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "/run/proxy.sock", "unknown"})
    void peerWithoutAddressShouldBeNobody(String peer) {
        assertThat(byList.of(peer, ClientAddressesTest::never)).isNull();
    }

    @Test
    void peerShouldBeTrustedHoweverItsAddressIsWritten() {
        assertThat(client(byList, "::ffff:10.0.0.1", CLIENT)).isEqualTo(CLIENT);
        assertThat(client(byList, "2001:db8:ffff:0:0:0:0:1%eth0", CLIENT)).isEqualTo(CLIENT);
    }

    @Test
    void elementsWithoutEndShouldBeThePeer() {
        assertThat(client(byList, PROXY, CLIENT + ", 10.0.0.2".repeat(15))).isEqualTo(CLIENT);
        assertThat(client(byList, PROXY, CLIENT + ", 10.0.0.2".repeat(16))).isEqualTo(PROXY);
    }

    /** Whoever is behind a proxy may send what he likes: the proxy adds whom it sees, and that is who asks. */
    @Test
    void nothingThatTheClientSendsShouldChangeWhoItIs() {
        Random random = new Random(20261125);
        String characters = "0123456789abcdef.:,;=\"\\[]% \tforFOR_\u00E9";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder sent = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                sent.append(characters.charAt(random.nextInt(characters.length())));
            }

            assertThat(client(byList, PROXY, sent + ", " + CLIENT))
                    .as(sent.toString())
                    .isEqualTo(CLIENT);
            assertThat(client(byForwarded, PROXY, sent + ", for=\"" + CLIENT + "\";proto=https"))
                    .as(sent.toString())
                    .isEqualTo(CLIENT);
            client(byList, PROXY, sent.toString());
            client(
                    byForwarded,
                    PROXY,
                    Arrays.asList(sent.toString(), sent.toString()).toArray(String[]::new));
        }
    }

    @Test
    void anotherHeaderShouldStopTheStart() {
        assertThatThrownBy(() -> addresses("X-Real-IP"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.http.client-header")
                .hasMessageContaining("X-Forwarded-For or Forwarded");
    }
}
