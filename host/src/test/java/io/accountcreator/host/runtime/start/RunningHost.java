package io.accountcreator.host.runtime.start;

import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The whole host on a free port, with accounts in memory, as {@code serve} starts it. */
public final class RunningHost implements AutoCloseable {
    private final Map<String, String> before;
    private final SeServer server;
    private final URI gateway;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningHost(Map<String, String> before, SeServer server) {
        this.before = before;
        this.server = server;
        gateway = server.gateway();
    }

    public static RunningHost start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "accountcreator.http.port",
                "0",
                "accountcreator.domain",
                "sip.example.org",
                // Tests ask more than anybody may.
                "accountcreator.limit.exempt",
                "127.0.0.1"));
        all.putAll(settings);
        Map<String, String> before = new HashMap<>();
        all.forEach((key, value) -> before.put(key, System.setProperty(key, value)));
        try {
            return new RunningHost(before, SeServer.start());
        } catch (RuntimeException e) {
            restore(before);
            throw e;
        }
    }

    public URI gateway() {
        return gateway;
    }

    public <T> T select(Class<T> type) {
        return CDI.current().select(type).get();
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(gateway().resolve(path))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(gateway().resolve(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        restore(before);
    }

    private static void restore(Map<String, String> before) {
        before.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
    }
}
