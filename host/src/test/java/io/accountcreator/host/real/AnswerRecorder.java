package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Stands between a client and a gateway, and keeps what the gateway answers, to the byte. */
public final class AnswerRecorder implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * One answer.
     *
     * @param status of HTTP
     * @param contentType as it came, none is empty
     * @param framing how the end of the body is told: {@code length} or {@code chunked}
     * @param body all of it
     */
    public record Answer(int status, String contentType, String framing, String body) {}

    private final URI gateway;
    private final HttpServer server;
    private final List<Answer> answers = new ArrayList<>();

    public AnswerRecorder(URI gateway) {
        this.gateway = gateway;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    /** Where the client is to ask. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/xmlrpc");
    }

    /** What was answered since this was asked last. */
    public synchronized List<Answer> take() {
        List<Answer> taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest request = HttpRequest.newBuilder(gateway)
                    .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()))
                    .build();
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            keep(response);
            response.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private synchronized void keep(HttpResponse<byte[]> response) {
        answers.add(new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Content-Length").isPresent()
                        ? "length"
                        : response.headers().firstValue("Transfer-Encoding").orElse("close"),
                new String(response.body(), UTF_8)));
    }
}
