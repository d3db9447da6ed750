package io.accountcreator.xmlrpc.protocol;

import static io.accountcreator.xmlrpc.protocol.RawServer.OK;
import static io.accountcreator.xmlrpc.protocol.RawServer.http;
import static io.accountcreator.xmlrpc.protocol.RawServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpTransportTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final XmlRpcCall CALL = XmlRpcCall.of("m", "p");

    private final XmlRpcClient client = new XmlRpcClient(HttpOptions.direct(TIMEOUT));

    @AfterEach
    void close() {
        client.close();
    }

    // ---- answers that are taken

    static Stream<String> goodAnswers() {
        return Stream.of(
                whole(OK),
                http(
                        "Transfer-Encoding: chunked\r\n",
                        chunk(OK.substring(0, 20)) + chunk(OK.substring(20)) + "0\r\n\r\n"),
                http("Transfer-Encoding: chunked\r\n", chunk(OK) + "0\r\nTrailer: x\r\n\r\n"),
                "HTTP/1.1 100 Continue\r\n\r\n" + whole(OK),
                "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + whole(OK));
    }

    @ParameterizedTest
    @MethodSource("goodAnswers")
    void connectionShouldBeUsedAgainAfterAWholeAnswer(String answer) throws Exception {
        try (RawServer server = RawServer.answering(answer)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.call(server.url(), CALL, TIMEOUT)).isEqualTo(new XmlRpcResponse.Text("OK"));
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, Connection: close", "HTTP/1.0, X: y"})
    void connectionShouldNotBeUsedAgainWhenTheServerSaysSo(String version, String header) throws Exception {
        try (RawServer server = RawServer.answering(
                version + " 200 OK\r\nContent-Length: " + OK.length() + "\r\n" + header + "\r\n\r\n" + OK)) {
            client.call(server.url(), CALL, TIMEOUT);
            client.call(server.url(), CALL, TIMEOUT);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void answerShouldBeTakenWhenTheServerEndsItByClosing() throws Exception {
        try (RawServer server = new RawServer((s, in, out) -> {
            s.read(in);
            out.write(http("", OK).getBytes(StandardCharsets.US_ASCII));
        })) {
            assertThat(client.call(server.url(), CALL, TIMEOUT)).isEqualTo(new XmlRpcResponse.Text("OK"));
        }
    }

    @Test
    void callShouldGoOutOnANewConnectionWhenTheKeptOneWasClosedOrSpokeUnasked() throws Exception {
        CountDownLatch done = new CountDownLatch(2);
        try (RawServer server = new RawServer((s, in, out) -> {
            s.read(in);
            // More than the answer: it must not be taken for that of the next call.
            String surplus = done.getCount() == 2 ? whole("<lie/>") : "";
            out.write((whole(OK) + surplus).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            done.countDown();
            if (!surplus.isEmpty()) {
                in.read();
            }
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.call(server.url(), CALL, TIMEOUT)).isEqualTo(new XmlRpcResponse.Text("OK"));
                Thread.sleep(100);
            }

            assertThat(server.heads).hasSize(3);
        }
    }

    @Test
    void requestShouldHaveTheHeadersOfAPlainPost() throws Exception {
        try (RawServer server = RawServer.answering(whole(OK))) {
            client.call(server.url(), CALL, TIMEOUT);

            assertThat(server.heads.get(0))
                    .startsWith("POST /x?y=z HTTP/1.1\r\n")
                    .contains("Content-Type: text/xml\r\n", "Host: localhost:" + server.port() + "\r\n")
                    .doesNotContainIgnoringCase("accept-encoding", "authorization", "cookie", "expect");
        }
    }

    // ---- answers that are not

    static Stream<Arguments> badAnswers() {
        String chunked = "Transfer-Encoding: chunked\r\n";
        return Stream.of(
                Arguments.of("chunk cut off", http(chunked, "ff\r\n" + OK), true, Kind.LOST),
                Arguments.of("last chunk missing", http(chunked, chunk(OK)), true, Kind.LOST),
                Arguments.of("chunk without size", http(chunked, "zz\r\n" + OK), false, Kind.LOST),
                Arguments.of("negative chunk", http(chunked, "-1\r\n" + OK), false, Kind.LOST),
                Arguments.of("huge chunk", http(chunked, "ffffffffffffffff\r\n" + OK), false, Kind.LOST),
                Arguments.of("body cut off", http("Content-Length: 999\r\n", OK), true, Kind.LOST),
                Arguments.of("length that is none", http("Content-Length: x\r\n", OK), true, Kind.LOST),
                Arguments.of("negative length", http("Content-Length: -1\r\n", OK), true, Kind.LOST),
                Arguments.of("other transfer encoding", http("Transfer-Encoding: gzip\r\n", OK), true, Kind.LOST),
                Arguments.of("nothing", "", true, Kind.LOST),
                Arguments.of("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n".repeat(20), true, Kind.LOST),
                Arguments.of("header without end", "HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000), false, Kind.LOST),
                Arguments.of("many headers", "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000), false, Kind.LOST),
                Arguments.of(
                        "more than the cap, said",
                        http("Content-Length: 1073741824\r\n", large()),
                        false,
                        Kind.SENSELESS),
                Arguments.of("more than the cap, in chunks", http(chunked, chunk(large())), false, Kind.SENSELESS),
                Arguments.of("more than the cap, by closing", http("", large()), false, Kind.SENSELESS),
                Arguments.of("empty", whole(""), false, Kind.SENSELESS),
                Arguments.of("HTML", whole("<html><body>OK</body></html>"), false, Kind.SENSELESS),
                Arguments.of(
                        "identity encoding",
                        http("Content-Encoding: identity\r\nContent-Length: 0\r\n", ""),
                        false,
                        Kind.SENSELESS),
                Arguments.of(
                        "HTTP 302",
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                        false,
                        Kind.SENSELESS),
                Arguments.of("HTTP 401", "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", false, Kind.REFUSED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void answerShouldBeAnOutageAndTheCallBeSentOnce(String what, String answer, boolean closes, Kind kind) {
        try (RawServer server = new RawServer((s, in, out) -> {
            s.read(in);
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            if (!closes) {
                in.read();
            }
        })) {
            assertThat(outage(server.url(), TIMEOUT).kind()).isEqualTo(kind);
            assertThat(server.heads).hasSize(1);
        }
    }

    // ---- time

    static Stream<Arguments> slow() {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
        return Stream.of(
                Arguments.of("in the head", "HTTP/1.1 200 OK\r\nX: ", "x"),
                Arguments.of("in the body", head, "x"),
                Arguments.of("between chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
                Arguments.of("before the answer", "", "HTTP/1.1 100 Continue\r\n\r\n"));
    }

    /** Each byte comes in time, and all of them never. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void answerThatDripsShouldEndWithTheDeadline(String where, String begin, String drop) {
        try (RawServer server = new RawServer((s, in, out) -> {
            s.read(in);
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(drop.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                pause();
            }
        })) {
            assertThat(outage(server.url(), SHORT).kind()).isEqualTo(Kind.LATE);
        }
    }

    @Test
    void connectionThatDoesNotComeAboutShouldEndWithTheDeadline() throws Exception {
        // Its queue is full: the kernel does not answer further ones.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
            Stream.generate(() -> address).limit(4).forEach(HttpTransportTest::fill);

            assertThat(outage(address, SHORT).kind()).isIn(Kind.UNREACHABLE, Kind.LATE);
        }
    }

    @Test
    void interruptShouldEndACallThatWaits() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer((s, in, out) -> {
            s.read(in);
            asked.countDown();
            in.read();
        })) {
            CompletableFuture<XmlRpcOutageException> end = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                end.complete(outage(server.url(), Duration.ofMinutes(10)));
            });
            waiting.start();
            asked.await();
            waiting.interrupt();

            assertThat(end.get(30, TimeUnit.SECONDS)).hasMessage("interrupted");
        }
    }

    @Test
    void refusedConnectionShouldSayThatNothingWasSent() {
        XmlRpcOutageException refused = outage(URI.create("http://127.0.0.1:1/"), TIMEOUT);

        assertThat(refused.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(refused.kind().isUnknown()).isFalse();
    }

    @Test
    void nameThatNobodyHasShouldSayThatNothingWasSent() {
        assertThat(outage(URI.create("http://nobody.invalid/"), TIMEOUT).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    private XmlRpcOutageException outage(URI address, Duration limit) {
        return catchThrowableOfType(XmlRpcOutageException.class, () -> client.call(address, CALL, limit));
    }

    private static void fill(URI address) {
        RawServer.start(() -> {
            try {
                new java.net.Socket(address.getHost(), address.getPort())
                        .getInputStream()
                        .read();
            } catch (IOException e) {
                // The test is over.
                return;
            }
        });
        pause();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String large() {
        return "x".repeat(HttpConnection.MAX_BYTES + 1);
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
