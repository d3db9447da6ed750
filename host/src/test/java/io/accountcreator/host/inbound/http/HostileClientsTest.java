package io.accountcreator.host.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.runtime.start.RunningHost;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileClientsTest {
    /** More than the server has threads for requests, which is eight for each processor. */
    private static final int MANY = 16 * Runtime.getRuntime().availableProcessors();

    private static final String NOTHING_HERE = "\r\n\r\nthere is nothing here\n";

    private static RunningHost host;

    private final List<Socket> clients = new ArrayList<>();

    @BeforeAll
    static void start() {
        host = RunningHost.start(Map.of());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST /xmlrpc, text/plain, 415",
        "PUT /xmlrpc, text/xml, 405",
        "POST /health/live, text/xml, 405",
        "GET /health/live, text/xml, 200",
        "GET /health/ready, text/xml, 200",
        "GET /nowhere, text/xml, 404",
        "POST /api/v1/accounts/bob/is-account-exist, application/json, 408",
        // The gateway waits for these, and gives up after ten seconds.
        "POST /xmlrpc, text/xml, 408",
    })
    void theHostShouldGoOnAnsweringWhenBodiesDoNotArrive(String request, String type, int status) throws Exception {
        for (int i = 0; i < MANY; i++) {
            connect(request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nContent-Length: 60000\r\n\r\n<");
        }
        for (Socket client : clients) {
            assertThat(statusLine(client)).startsWith("HTTP/1.1 " + status + " ");
        }

        assertThat(host.get("/health/live").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/activate"})
    void theHostShouldGoOnAnsweringWhenNobodyReadsItsAnswers(String path) throws Exception {
        byte[] requests = requests(path, 1000);
        List<SocketChannel> deaf = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            deaf.add(connectDeaf());
        }

        int quiet = 0;
        while (quiet < 5) {
            long sent = 0;
            for (SocketChannel client : deaf) {
                sent += client.isOpen() ? send(client, requests) : 0;
            }
            quiet = sent == 0 ? quiet + 1 : 0;
            // Whoever reads a little now and then would keep it waiting for ever.
            assertThat(waitingForReaders()).isEmpty();
            Thread.sleep(100);
        }

        assertThat(host.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void whoReadsSlowlyShouldGetEveryAnswerWhole() throws Exception {
        int many = 2_000;
        SocketChannel slow = connectDeaf();
        slow.configureBlocking(true);
        Thread sender = new Thread(() -> send(slow, requests("/nowhere", many)));
        sender.start();
        StringBuilder answers = new StringBuilder();
        ByteBuffer some = ByteBuffer.allocate(700);
        int whole = 0;
        while (whole < many && slow.read(some.clear()) > 0) {
            answers.append(StandardCharsets.US_ASCII.decode(some.flip()));
            for (int end = answers.indexOf(NOTHING_HERE); end >= 0; end = answers.indexOf(NOTHING_HERE)) {
                assertThat(answers).startsWith("HTTP/1.1 404 Not Found\r\n");
                answers.delete(0, end + NOTHING_HERE.length());
                whole++;
            }
        }

        assertThat(whole).isEqualTo(many);
        sender.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void requestsThatComeTogetherShouldBeAnsweredHoweverManyTheyAre(String path) throws Exception {
        int many = 800;
        Socket client = connect(new String(requests(path, many), StandardCharsets.US_ASCII)
                + "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        String answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(many + 1);
        assertThat(answers).endsWith(NOTHING_HERE);
    }

    private static byte[] requests(String path, int times) {
        return ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(times).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> waitingForReaders() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals("awaitWritable")))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    @Test
    void aRequestForNoPathShouldBe400() throws Exception {
        Socket client = connect("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(statusLine(client)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @CsvSource({"/xmlrpc, text/xml", "/api/v1/accounts/bob/is-account-exist, application/json"})
    void aBodyBeyondEveryLimitShouldBe413(String path, String type) throws Exception {
        Socket client = connect("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nContent-Length: 3000000000\r\n\r\n<");

        assertThat(statusLine(client)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void anOddCookieShouldChangeNothing() throws Exception {
        Socket client = connect("GET /health/live HTTP/1.1\r\nHost: localhost\r\nCookie: $Version=x\r\n\r\n");

        assertThat(statusLine(client)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"/health/live, 405", "/nowhere, 404", "/xmlrpc, 405"})
    void traceShouldNotRepeatHeaders(String path, int status) throws Exception {
        Socket client = connect("TRACE " + path
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic c2VjcmV0\r\nConnection: close\r\n\r\n");

        assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 " + status + " ")
                .doesNotContain("c2VjcmV0");
    }

    private Socket connect(String request) throws IOException {
        Socket client = new Socket(host.gateway().getHost(), host.gateway().getPort());
        clients.add(client);
        client.setSoTimeout(30_000);
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private SocketChannel connectDeaf() throws IOException {
        SocketChannel client = SocketChannel.open();
        clients.add(client.socket());
        client.setOption(StandardSocketOptions.SO_RCVBUF, 2048);
        client.connect(
                new InetSocketAddress(host.gateway().getHost(), host.gateway().getPort()));
        client.configureBlocking(false);
        return client;
    }

    /** Sends until nothing more is taken; a server that hangs up takes nothing more. */
    private static long send(SocketChannel client, byte[] requests) {
        try {
            return client.write(ByteBuffer.wrap(requests));
        } catch (IOException e) {
            return 0;
        }
    }

    private static String statusLine(Socket client) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = client.getInputStream().read();
                c != '\r' && c >= 0;
                c = client.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
