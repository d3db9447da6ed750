package io.accountcreator.host.outbound.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPostTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(US_ASCII);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String NAME = "hook.example.org";

    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final List<String> lookups = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void theRequestShouldBeWhatTheReceiverNeedsAndNoMore() throws Exception {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            HttpPost post = to("http://127.0.0.1:" + receiver.port() + "/hook?token=t%20t", AddressRule.LOOPBACK);

            assertThat(post.send(Map.of("webhook-id", "msg_1"), BODY, LONG)).isEqualTo(204);

            assertThat(receiver.requests)
                    .containsExactly("POST /hook?token=t%20t HTTP/1.1\r\nHost: 127.0.0.1:" + receiver.port()
                            + "\r\nUser-Agent: account-creator\r\nConnection: close\r\nContent-Type: application/json"
                            + "\r\nContent-Length: 7\r\nwebhook-id: msg_1\r\n\r\n{\"a\":1}");
        }
    }

    @Test
    void aNameShouldBeLookedUpOnceAndTheAddressThatWasCheckedBeConnectedTo() throws Exception {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            // At the second look the name would lead elsewhere.
            HttpPost post = to("http://" + NAME + ":" + receiver.port(), AddressRule.LOOPBACK, "127.0.0.1", "10.0.0.1");

            assertThat(post.send(Map.of(), BODY, LONG)).isEqualTo(200);

            assertThat(lookups).containsExactly(NAME);
            assertThat(receiver.requests).hasSize(1).first().asString().contains("\r\nHost: " + NAME + ":");
        }
    }

    @Test
    void aNameOfAnAddressThatIsNotPublicShouldNotBeConnectedTo() throws Exception {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            HttpPost post = to("https://" + NAME + ":" + receiver.port(), AddressRule.PUBLIC, "127.0.0.1", "127.0.0.1");

            assertThatThrownBy(() -> post.send(Map.of(), BODY, LONG)).isInstanceOf(RefusedAddressException.class);
            assertThatThrownBy(() -> post.send(Map.of(), BODY, LONG)).isInstanceOf(RefusedAddressException.class);

            assertThat(receiver.connections).hasValue(0);
        }
    }

    @Test
    void oneAddressThatIsNotPermittedAmongOthersShouldBeReasonEnough() throws Exception {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            HttpPost post = new HttpPost(
                    URI.create("http://" + NAME + ":" + receiver.port()),
                    AddressRule.LOOPBACK,
                    host -> new InetAddress[] {InetAddress.getLoopbackAddress(), InetAddress.getByName("10.0.0.1")},
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    this::in);

            assertThatThrownBy(() -> post.send(Map.of(), BODY, LONG)).isInstanceOf(RefusedAddressException.class);
            assertThat(receiver.connections).hasValue(0);
        }
    }

    @Test
    void theReceiverShouldShowACertificateOfTheNameInTheSettings() throws Exception {
        try (Receiver right = Receiver.tls(folder, NAME, Receiver.sending("HTTP/1.1 200 OK\r\n\r\n"))) {
            assertThat(tlsTo(right, NAME, right.trust()).send(Map.of(), BODY, LONG))
                    .isEqualTo(200);

            assertThatThrownBy(() ->
                            tlsTo(right, "other.example.org", right.trust()).send(Map.of(), BODY, LONG))
                    .isInstanceOf(SSLException.class);
            SSLSocketFactory stranger = (SSLSocketFactory) SSLSocketFactory.getDefault();
            assertThatThrownBy(() -> tlsTo(right, NAME, stranger).send(Map.of(), BODY, LONG))
                    .isInstanceOf(SSLException.class);

            assertThat(right.requests).hasSize(1);
        }
    }

    @Test
    void aRedirectShouldNotBeFollowed() throws Exception {
        try (Receiver elsewhere = Receiver.answering("HTTP/1.1 200 OK\r\n\r\n");
                Receiver receiver = Receiver.answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                        + elsewhere.port() + "/latest/meta-data\r\n\r\n")) {
            assertThat(local(receiver).send(Map.of(), BODY, LONG)).isEqualTo(302);

            assertThat(receiver.requests).hasSize(1);
            assertThat(elsewhere.connections).hasValue(0);
        }
    }

    @Test
    void answersInBetweenShouldBePassedOver() throws Exception {
        try (Receiver receiver = Receiver.answering(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 429 Slow down\r\n\r\n")) {
            assertThat(local(receiver).send(Map.of(), BODY, LONG)).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 200 OK", "SSH-2.0-x\r\n", "HTTP/1.1 700 Odd\r\n\r\n", "HTTP/1.1 100 Continue\r\n"})
    void whatIsNoAnswerShouldBeAFailure(String answer) throws Exception {
        try (Receiver receiver = Receiver.answering(answer)) {
            assertThatIOException().isThrownBy(() -> local(receiver).send(Map.of(), BODY, LONG));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 100 Continue\r\n\r\n", "x"})
    void anAnswerWithoutEndShouldBeAFailure(String part) throws Exception {
        try (Receiver receiver = Receiver.plain(socket -> {
            OutputStream out = socket.getOutputStream();
            while (!Thread.currentThread().isInterrupted()) {
                out.write(part.getBytes(US_ASCII));
            }
        })) {
            assertThatIOException()
                    .isThrownBy(() -> local(receiver).send(Map.of(), BODY, LONG))
                    .withMessageContaining("too long");
        }
    }

    @Test
    void aReceiverThatIsSilentOrDripsShouldBeLeftWhenTheTimeIsUp() throws Exception {
        List<Receiver> made = new ArrayList<>();
        try (Receiver silent = Receiver.plain(socket -> made.get(0).hang());
                Receiver dripping = Receiver.plain(socket -> {
                    OutputStream out = socket.getOutputStream();
                    while (!Thread.currentThread().isInterrupted()) {
                        out.write(' ');
                        Thread.sleep(20);
                    }
                })) {
            made.add(silent);

            assertThatIOException().isThrownBy(() -> local(silent).send(Map.of(), BODY, SHORT));
            assertThatIOException().isThrownBy(() -> local(dripping).send(Map.of(), BODY, SHORT));
        }
    }

    @Test
    void aHandshakeThatNeverEndsShouldBeLeftWhenTheTimeIsUp() throws Exception {
        // It waits for a request in clear, and says nothing.
        try (Receiver receiver = Receiver.answering("")) {
            HttpPost post = to("https://" + NAME + ":" + receiver.port(), AddressRule.LOOPBACK, "127.0.0.1");

            assertThatIOException().isThrownBy(() -> post.send(Map.of(), BODY, SHORT));
        }
    }

    @Test
    void aReceiverThatIsDownShouldBeAFailure() throws Exception {
        Receiver receiver = Receiver.answering("");
        receiver.close();

        assertThatIOException().isThrownBy(() -> local(receiver).send(Map.of(), BODY, LONG));
    }

    private HttpPost local(Receiver receiver) {
        return to("http://127.0.0.1:" + receiver.port() + "/", AddressRule.LOOPBACK);
    }

    private HttpPost tlsTo(Receiver receiver, String name, SSLSocketFactory tls) {
        return new HttpPost(
                URI.create("https://" + name + ":" + receiver.port() + "/"),
                AddressRule.LOOPBACK,
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                tls,
                this::in);
    }

    /** With addresses for the first, second, … time that the name is looked up; none for how Java does it. */
    private HttpPost to(String url, AddressRule rule, String... answers) {
        HttpPost.Resolver resolver = host -> {
            lookups.add(host);
            return new InetAddress[] {InetAddress.getByName(answers[lookups.size() - 1])};
        };
        return new HttpPost(
                URI.create(url),
                rule,
                answers.length == 0 ? InetAddress::getAllByName : resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                this::in);
    }

    private java.util.concurrent.Future<?> in(Duration delay, Runnable task) {
        return threads.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
