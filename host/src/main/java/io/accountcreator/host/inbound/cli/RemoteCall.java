package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends one question over HTTP, once: a change whose answer is lost may have been made. Follows no redirect. */
final class RemoteCall {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String TOO_LONG = "the answer has more than " + MOST_BYTES + " bytes";

    private final Duration limit;

    /**
     * Sets the limit.
     *
     * @param limit how long a call may take, to the last byte of its answer
     */
    RemoteCall(Duration limit) {
        this.limit = limit;
    }

    /** What came back; the media type without parameters. */
    record Reply(int status, String mediaType, String body) {}

    /**
     * Posts a document.
     *
     * @param to the whole address
     * @param key the API key, null for none
     * @param document JSON
     * @return what came back, whatever it is
     * @throws CommandException if nothing came back
     */
    Reply post(URI to, @Nullable String key, String document) throws CommandException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofString(document));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        String at = to.getScheme() + "://" + to.getRawAuthority();
        FutureTask<Reply> call = new FutureTask<>(() -> send(request.build()));
        Thread thread = new Thread(call, "account-creator-call");
        // One that hangs does not keep the process.
        thread.setDaemon(true);
        thread.start();
        try {
            return call.get(limit.toNanos(), NANOSECONDS);
        } catch (TimeoutException e) {
            throw CommandException.outage(at + ": no answer within " + limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.outage(at + ": interrupted");
        } catch (ExecutionException e) {
            throw CommandException.outage(at + ": " + reason(e.getCause()));
        }
    }

    private static Reply send(HttpRequest request) throws IOException, InterruptedException, CommandException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw CommandException.outage(TOO_LONG);
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type.split(";", 2)[0].strip(), new String(bytes, UTF_8));
        }
    }

    /** In our words: the exceptions of the JDK's client often have none. */
    private static String reason(@Nullable Throwable thrown) {
        List<Throwable> causes = Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .toList();
        if (any(causes, UnresolvedAddressException.class)) {
            return "unknown host";
        }
        if (any(causes, SSLException.class)) {
            return "TLS failed: " + causes.get(causes.size() - 1).getMessage();
        }
        if (any(causes, HttpConnectTimeoutException.class)) {
            return "no connection within " + CONNECT;
        }
        if (any(causes, ConnectException.class)) {
            return "no connection";
        }
        return any(causes, CommandException.class) ? TOO_LONG : "the answer broke off, or is not HTTP";
    }

    private static boolean any(List<Throwable> causes, Class<?> type) {
        return causes.stream().anyMatch(type::isInstance);
    }
}
