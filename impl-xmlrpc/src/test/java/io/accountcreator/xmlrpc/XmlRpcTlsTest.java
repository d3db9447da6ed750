package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.xmlrpc.protocol.TestCertificates;
import io.accountcreator.xmlrpc.protocol.XmlRpcCall;
import io.accountcreator.xmlrpc.protocol.XmlRpcClient;
import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException;
import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException.Kind;
import io.accountcreator.xmlrpc.protocol.XmlRpcResponse;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with an authority of one's own, a certificate of the client's, and by way of a proxy. */
class XmlRpcTlsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final XmlRpcCall CALL = XmlRpcCall.of("m");

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private HttpsServer server;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = TestCertificates.in(folder);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void serverShouldBeTrustedByTheAuthorityOfTheSettings() throws Exception {
        start("server", false);

        assertThat(call(trusting())).isEqualTo(new XmlRpcResponse.Text("OK"));
    }

    @Test
    void connectionShouldBeUsedAgain() throws Exception {
        start("server", false);
        List<InetSocketAddress> callers = new CopyOnWriteArrayList<>();
        server.removeContext("/");
        server.createContext("/", exchange -> {
            callers.add(exchange.getRemoteAddress());
            answer(exchange);
        });
        try (XmlRpcClient client = client(trusting())) {
            for (int i = 0; i < 3; i++) {
                client.call(url(), CALL, LIMIT);
            }
        }

        assertThat(callers).hasSize(3).containsOnly(callers.get(0));
    }

    @Test
    void serverShouldNotBeTrustedWithoutItsAuthority() throws Exception {
        start("server", false);

        assertThatThrownBy(() -> call(Map.of()))
                .isInstanceOfSatisfying(
                        XmlRpcOutageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    @Test
    void serverShouldNotBeTrustedUnderAnotherName() throws Exception {
        start("stranger", false);

        assertThatThrownBy(() -> call(trusting())).isInstanceOf(XmlRpcOutageException.class);
    }

    @Test
    void clientShouldShowItsCertificateWhenItHasOne() throws Exception {
        start("server", true);

        assertThat(call(showing())).isEqualTo(new XmlRpcResponse.Text("OK"));
        assertThatThrownBy(() -> call(trusting())).isInstanceOf(XmlRpcOutageException.class);
    }

    @Test
    void handshakeThatNeverEndsShouldEndWithTheDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                XmlRpcClient client = client(trusting())) {
            URI address = URI.create("https://localhost:" + silent.getLocalPort() + "/");

            assertThatThrownBy(() -> client.call(address, CALL, Duration.ofMillis(300)))
                    .isInstanceOfSatisfying(XmlRpcOutageException.class, e -> assertThat(e.kind())
                            .isEqualTo(Kind.UNREACHABLE));
        }
    }

    @Test
    void callShouldGoThroughTheProxyWithoutBeingReadByIt() throws Exception {
        start("server", false);
        try (TunnelProxy proxy = new TunnelProxy(200);
                XmlRpcClient client = client(Map.of(
                        XmlRpcSetting.TLS_TRUST.key(), certificates.authority().toString(),
                        XmlRpcSetting.PROXY.key(), proxy.url()))) {
            assertThat(client.call(url(), CALL, LIMIT)).isEqualTo(new XmlRpcResponse.Text("OK"));
            assertThat(client.call(url(), CALL, LIMIT)).isEqualTo(new XmlRpcResponse.Text("OK"));

            assertThat(proxy.requests).singleElement().asString().startsWith("CONNECT localhost:" + url().getPort());
        }
    }

    @Test
    void callShouldNotBeSentWhenTheProxyRefuses() throws Exception {
        start("server", false);
        try (TunnelProxy proxy = new TunnelProxy(407);
                XmlRpcClient client = client(Map.of(XmlRpcSetting.PROXY.key(), proxy.url()))) {
            assertThatThrownBy(() -> client.call(url(), CALL, LIMIT))
                    .isInstanceOf(XmlRpcOutageException.class)
                    .hasMessage("the proxy answers HTTP 407");
        }
    }

    @Test
    void plainCallShouldNameTheServerToTheProxy() throws Exception {
        try (ScriptedServer proxy = new ScriptedServer();
                XmlRpcClient client =
                        client(Map.of(XmlRpcSetting.PROXY.key(), proxy.url().replace("/xmlrpc.php", "")))) {
            client.call(URI.create("http://accounts.invalid/x?y=z"), CALL, LIMIT);

            assertThat(proxy.requests.get(0).uri()).isEqualTo(URI.create("http://accounts.invalid/x?y=z"));
            assertThat(proxy.requests.get(0).headers().get("Host")).containsExactly("accounts.invalid");
        }
    }

    @Test
    void badFilesShouldStopTheStartAndShowNoPassword() throws Exception {
        Path noPem = Files.writeString(folder.resolve("none.pem"), "none");
        for (Map<String, String> bad : List.of(
                Map.of(XmlRpcSetting.TLS_TRUST.key(), noPem.toString()),
                Map.of(XmlRpcSetting.TLS_TRUST.key(), "/nowhere"),
                Map.of(XmlRpcSetting.TLS_KEYSTORE.key(), noPem.toString()),
                Map.of(
                        XmlRpcSetting.TLS_KEYSTORE.key(),
                        certificates.store("client").toString(),
                        XmlRpcSetting.TLS_KEYSTORE_PASSWORD.key(),
                        "wrongPassword"))) {
            assertThatThrownBy(() -> XmlRpcConfig.from(Settings.of(bad)))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("accountcreator.xmlrpc.tls.")
                    .hasMessageNotContaining("wrongPassword");
        }
    }

    private static Map<String, String> trusting() {
        return Map.of(XmlRpcSetting.TLS_TRUST.key(), certificates.authority().toString());
    }

    private static Map<String, String> showing() {
        return Map.of(
                XmlRpcSetting.TLS_TRUST.key(), certificates.authority().toString(),
                XmlRpcSetting.TLS_KEYSTORE.key(), certificates.store("client").toString(),
                XmlRpcSetting.TLS_KEYSTORE_PASSWORD.key(), TestCertificates.PASSWORD);
    }

    private XmlRpcResponse call(Map<String, String> settings) throws XmlRpcOutageException {
        try (XmlRpcClient client = client(settings)) {
            return client.call(url(), CALL, LIMIT);
        }
    }

    private static XmlRpcClient client(Map<String, String> settings) {
        return new XmlRpcClient(XmlRpcConfig.from(Settings.of(settings)).http());
    }

    private URI url() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/x");
    }

    private void start(String store, boolean asksForCertificate) throws Exception {
        SSLContext context = context(store);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(asksForCertificate);
                parameters.setSSLParameters(ssl);
            }
        });
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", XmlRpcTlsTest::answer);
        server.start();
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange) throws java.io.IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = ScriptedServer.text("OK");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static SSLContext context(String store) throws Exception {
        char[] password = TestCertificates.PASSWORD.toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificates.store(store))) {
            keys.load(in, password);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** Answers CONNECT with a status, and passes bytes on if it is 200. */
    private static final class TunnelProxy implements AutoCloseable {
        private final ServerSocket socket;
        private final int status;
        final List<String> requests = new CopyOnWriteArrayList<>();

        TunnelProxy(int status) throws java.io.IOException {
            this.status = status;
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            run(this::accept);
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        private void accept() throws Exception {
            while (true) {
                Socket near = socket.accept();
                run(() -> tunnel(near));
            }
        }

        private void tunnel(Socket near) throws Exception {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) near.getInputStream().read());
            }
            requests.add(head.toString());
            near.getOutputStream().write(("HTTP/1.1 " + status + " x\r\n\r\n").getBytes());
            String[] to = head.toString().split(" ")[1].split(":");
            Socket far = new Socket(to[0], Integer.parseInt(to[1]));
            run(() -> far.getInputStream().transferTo(near.getOutputStream()));
            near.getInputStream().transferTo(far.getOutputStream());
            far.close();
        }

        private interface Work {
            void run() throws Exception;
        }

        private static void run(Work work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (Exception e) {
                    // One of the sides has gone.
                    return;
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws java.io.IOException {
            socket.close();
        }
    }
}
