package io.accountcreator.xmlrpc.protocol;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Connections to servers, kept for the next call: the one that was used last first. Thread-safe. How many there are is
 * bounded by how many calls there are at once.
 */
final class HttpConnections implements AutoCloseable {
    /** Servers close connections that are idle for longer; a call on a connection that is being closed is lost. */
    private static final long LONGEST_PAUSE = Duration.ofSeconds(20).toNanos();

    private final HttpOptions options;
    private final int connectMillis;
    private final Map<String, Deque<HttpConnection>> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    HttpConnections(HttpOptions options) {
        this.options = options;
        this.connectMillis =
                Math.toIntExact(Math.max(1, options.connectTimeout().toMillis()));
    }

    /** Gives a kept connection, or makes one. */
    HttpConnection take(URI address, Deadline deadline) throws IOException, HttpException, XmlRpcOutageException {
        if (closed) {
            throw new XmlRpcOutageException(XmlRpcOutageException.Kind.UNREACHABLE, "the client is closed");
        }
        Deque<HttpConnection> kept = kept(address);
        for (HttpConnection found = kept.pollFirst(); found != null; found = kept.pollFirst()) {
            if (found.isFresh(LONGEST_PAUSE)) {
                return found;
            }
            found.close();
        }
        return connect(address, deadline);
    }

    void keep(URI address, HttpConnection connection) {
        connection.idle();
        kept(address).addFirst(connection);
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        idle.values().forEach(kept -> {
            for (HttpConnection found = kept.poll(); found != null; found = kept.poll()) {
                found.close();
            }
        });
    }

    private Deque<HttpConnection> kept(URI address) {
        return idle.computeIfAbsent(
                address.getScheme() + "://" + address.getRawAuthority(), key -> new ConcurrentLinkedDeque<>());
    }

    private HttpConnection connect(URI address, Deadline deadline)
            throws IOException, HttpException, XmlRpcOutageException {
        InetSocketAddress proxy = options.proxy();
        InetSocketAddress to = proxy == null
                ? new InetSocketAddress(host(address), port(address))
                : new InetSocketAddress(proxy.getHostString(), proxy.getPort());
        DeadlineSocket socket = DeadlineSocket.connect(to, connectMillis, deadline);
        try {
            return isTls(address) ? tls(socket, address, proxy, deadline) : new HttpConnection(socket);
        } catch (IOException | HttpException | XmlRpcOutageException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private HttpConnection tls(DeadlineSocket socket, URI address, @Nullable InetSocketAddress proxy, Deadline deadline)
            throws IOException, HttpException, XmlRpcOutageException {
        if (proxy != null) {
            tunnel(socket, host(address) + ':' + port(address), deadline);
        }
        SSLSocket tls = (SSLSocket) options.tls().createSocket(socket, host(address), port(address), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return new HttpConnection(socket, tls);
    }

    /** Asks a proxy for a way through; what comes after its answer belongs to TLS. */
    private static void tunnel(DeadlineSocket socket, String authority, Deadline deadline)
            throws IOException, HttpException, XmlRpcOutageException {
        BasicClassicHttpRequest connect = new BasicClassicHttpRequest("CONNECT", (HttpHost) null, authority);
        connect.setHeader("Host", authority);
        HttpConnection.tunnel(socket, connect, deadline);
    }

    static boolean isTls(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static String host(URI address) {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : isTls(address) ? 443 : 80;
    }
}
