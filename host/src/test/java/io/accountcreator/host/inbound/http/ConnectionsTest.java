package io.accountcreator.host.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.runtime.start.RunningHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many connections there may be, over real ones. */
class ConnectionsTest {
    private static final String ALIVE = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @Test
    void clientThatHasAllItMayHaveShouldLoseTheOneThatHasWaitedLongest() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of("accountcreator.http.connections-per-client", "3"))) {
            Socket other = connect(host, "127.0.0.2");
            assertThat(isAnswered(other)).isTrue();
            List<Socket> own = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                own.add(connect(host, "127.0.0.1"));
                assertThat(isAnswered(own.get(i))).isTrue();
            }

            assertThat(isAnswered(own.get(0))).isFalse();
            assertThat(own.subList(1, 4)).allMatch(ConnectionsTest::isAnswered);
            assertThat(isAnswered(other)).isTrue();
        }
    }

    @Test
    void whoeverHasTheMostShouldMakeRoomWhenThereAreTooMany() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of("accountcreator.http.connections", "4"))) {
            Socket first = connect(host, "127.0.0.2");
            assertThat(isAnswered(first)).isTrue();
            List<Socket> many = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                many.add(connect(host, "127.0.0.3"));
                assertThat(isAnswered(many.get(i))).isTrue();
            }
            Socket last = connect(host, "127.0.0.4");

            assertThat(isAnswered(last)).isTrue();
            assertThat(isAnswered(many.get(0))).isFalse();
            assertThat(isAnswered(first)).isTrue();
        }
    }

    @Test
    void proxyShouldHaveConnectionsForManyClients() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of(
                "accountcreator.http.connections-per-client",
                "1",
                "accountcreator.http.trusted-proxies",
                "127.0.0.5"))) {
            List<Socket> all =
                    List.of(connect(host, "127.0.0.5"), connect(host, "127.0.0.5"), connect(host, "127.0.0.5"));

            assertThat(all).allMatch(ConnectionsTest::isAnswered).allMatch(ConnectionsTest::isAnswered);
        }
    }

    private Socket connect(RunningHost host, String from) throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.setSoTimeout(30_000);
        client.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        client.connect(
                new InetSocketAddress(host.gateway().getHost(), host.gateway().getPort()));
        return client;
    }

    private static boolean isAnswered(Socket client) {
        try {
            client.getOutputStream().write(ALIVE.getBytes(StandardCharsets.US_ASCII));
            byte[] begin = client.getInputStream().readNBytes(12);
            String answer = new String(begin, StandardCharsets.US_ASCII);
            for (String line = ""; begin.length == 12 && !line.endsWith("}"); ) {
                line += (char) client.getInputStream().read();
            }
            return answer.equals("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }
}
