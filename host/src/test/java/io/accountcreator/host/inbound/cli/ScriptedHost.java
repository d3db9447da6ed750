package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.unboundid.ldap.listener.SelfSignedCertificateGenerator;
import com.unboundid.util.ObjectPair;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.cert.CertException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Something on this machine that answers HTTP as a test says: a host, or what only looks like one. */
final class ScriptedHost implements AutoCloseable {
    /** What was asked. */
    record Asked(String method, String path, String authorization, String contentType, String body) {}

    /** Answers one request. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private ScriptedHost(HttpServer server) {
        this.server = server;
    }

    static ScriptedHost start(Script script) {
        try {
            return start(HttpServer.create(anyPort(), 0), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a certificate that nobody trusts. */
    static ScriptedHost withTls() {
        try {
            ObjectPair<File, char[]> store =
                    SelfSignedCertificateGenerator.generateTemporarySelfSignedCertificate("test", "PKCS12");
            SSLUtil tls = new SSLUtil(
                    new KeyStoreKeyManager(store.getFirst(), store.getSecond(), "PKCS12", "server-cert"), null);
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls.createSSLContext()));
            return start(server, exchange -> send(exchange, 200, "application/json", "{}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | CertException e) {
            throw new AssertionError(e);
        }
    }

    private static ScriptedHost start(HttpServer server, Script script) {
        ScriptedHost host = new ScriptedHost(server);
        server.createContext("/", exchange -> host.handle(exchange, script));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return host;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static ScriptedHost answering(int status, String mediaType, String body) {
        return start(exchange -> send(exchange, status, mediaType, body));
    }

    static void send(HttpExchange exchange, int status, String mediaType, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange, Script script) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            script.answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        ((ExecutorService) server.getExecutor()).shutdownNow();
    }
}
