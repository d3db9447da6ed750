package io.accountcreator.host.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.accountcreator.host.inbound.json.AnswerMatrix;
import io.accountcreator.host.runtime.start.RunningHost;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryAnswerTest {
    private static final String CALL = "<methodCall><methodName>system.listMethods</methodName></methodCall>";

    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.start(Map.of());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void everyAnswerShouldBeOneOfOursWhateverPathAndMethod() {
        assertThatNoException().isThrownBy(() -> new AnswerMatrix(
                        URI.create("http://127.0.0.1:" + host.gateway().getPort()))
                .run());
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 4_500, 9_000, 15_000})
    void aLongPathShouldBeRefusedAndNoErrorOfTheServer(int length) throws IOException {
        String answer = raw("GET /api/v1/accounts/" + "a".repeat(length) + " HTTP/1.1\r\n\r\n");

        assertThat(answer)
                .startsWith(length < 4_000 ? "HTTP/1.1 400 " : "HTTP/1.1 414 ")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/accounts/bob, application/problem+json", "/xmlrpc, text/plain", "/nothing, text/plain"})
    void longHeadersShouldBe431InTheFormOfThePath(String path, String type) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nX: " + "a".repeat(13_000) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 431 ")
                .contains("Content-Type: " + type)
                .contains("Connection: close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/beans.xml", "/META-INF/beans.xml", "/web-inf/"})
    void whatTheContainerHidesShouldBe404InOurForm(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("there is nothing here");
    }

    @ParameterizedTest
    @CsvSource({
        "xchunked, 501",
        "identity, 501",
        "'gzip, chunked', 501",
        "'chunked, chunked', 501",
        "'', 501",
    })
    void aTransferCodingThatIsNotKnownShouldBe501AndEndTheConnection(String coding, int status) throws IOException {
        String answer = raw("POST /xmlrpc HTTP/1.1\r\nContent-Type: text/xml\r\nTransfer-Encoding: " + coding
                + "\r\n\r\n" + chunked("\r\n") + "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("UP");
    }

    @Test
    void nothingAfterABodyInChunksShouldBeTakenForARequest() throws IOException {
        for (String end : new String[] {"\r\n", "\n"}) {
            String answer = raw("POST /xmlrpc HTTP/1.1\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + chunked(end) + "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Connection: close")
                    .doesNotContain("UP");
        }
    }

    private static String chunked(String end) {
        return Integer.toHexString(CALL.length()) + end + CALL + end + "0" + end + end;
    }

    /** With a host, and until the server ends the connection. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", host.gateway().getPort())) {
            socket.setSoTimeout(30_000);
            String head =
                    request.contains("Transfer-Encoding") ? "\r\nHost: x\r\n" : "\r\nHost: x\r\nConnection: close\r\n";
            socket.getOutputStream().write(request.replaceFirst("\r\n", head).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
