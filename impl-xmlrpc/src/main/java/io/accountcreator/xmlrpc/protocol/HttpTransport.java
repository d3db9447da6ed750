package io.accountcreator.xmlrpc.protocol;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.XmlRpcRequest;
import org.apache.xmlrpc.client.XmlRpcHttpClientConfig;
import org.apache.xmlrpc.client.XmlRpcTransport;
import org.jspecify.annotations.Nullable;

/**
 * Carries a call over HTTP/1.1: one POST that is never sent again, no redirects, one deadline over connecting, headers and
 * body. Thread-safe; connections are kept for the next call.
 */
final class HttpTransport implements XmlRpcTransport, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpTransport.class.getName());

    private volatile @Nullable HttpClient http;

    HttpTransport(Duration connectTimeout) {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                // The little work there is goes on at once, on the caller's thread or the one that reads the network.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Object sendRequest(XmlRpcRequest request) throws XmlRpcException {
        XmlRpcHttpClientConfig config = (XmlRpcHttpClientConfig) request.getConfig();
        URI address = URI.create(config.getServerURL().toString());
        Duration limit = Duration.ofMillis(config.getReplyTimeout());
        return XmlRpcReader.read(post(address, XmlRpcWriter.write(request), limit));
    }

    private byte[] post(URI address, byte[] call, Duration limit) throws XmlRpcOutageException {
        HttpClient open = http;
        if (open == null) {
            throw new XmlRpcOutageException("the client is closed");
        }
        CappedBody.Content content = send(open, request(address, call, limit), limit);
        if (content.refusal() != null) {
            throw new XmlRpcOutageException("the answer is refused: " + content.refusal());
        }
        return content.bytes();
    }

    private static HttpRequest request(URI address, byte[] call, Duration limit) {
        return HttpRequest.newBuilder(address)
                .timeout(limit)
                .header("Content-Type", "text/xml")
                .header("User-Agent", "account-creator")
                .POST(HttpRequest.BodyPublishers.ofByteArray(call))
                .build();
    }

    private static CappedBody.Content send(HttpClient http, HttpRequest request, Duration limit)
            throws XmlRpcOutageException {
        long begin = System.nanoTime();
        try {
            return http.send(request, answer -> CappedBody.of(answer, limit.minusNanos(System.nanoTime() - begin)))
                    .body();
        } catch (HttpTimeoutException e) {
            throw new XmlRpcOutageException("no answer within " + limit);
        } catch (IOException e) {
            throw new XmlRpcOutageException("no answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new XmlRpcOutageException("interrupted");
        }
    }

    /** Lets go of the client: a newer JDK's is told, an older one's ends when it is unreachable. */
    @Override
    public void close() {
        HttpClient open = http;
        http = null;
        if (open instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "HTTP client not closed: {0}", e.toString());
            }
        }
    }
}
