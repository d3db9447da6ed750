package io.accountcreator.host.outbound.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.io.SessionOutputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Posts to one address, and learns the status of the answer. The name is looked up once a try, every address that it has is
 * asked of the rule, and the sockets are connected to those very addresses: the library only writes and reads HTTP on them. No
 * redirects, cookies, proxies or repetitions, and one time limit from the connection to the answer. Thread-safe.
 */
final class HttpPost {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int HIGHEST_STATUS = 599;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final URI url;
    private final AddressRule rule;
    private final Resolver resolver;
    private final SSLSocketFactory tls;
    private final Timer timer;

    /** Looks names up. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    HttpPost(URI url, AddressRule rule, Resolver resolver, SSLSocketFactory tls, Timer timer) {
        this.url = url;
        this.rule = rule;
        this.resolver = resolver;
        this.tls = tls;
        this.timer = timer;
    }

    /** Sends a body once, and gives the HTTP status; anything but an answer is an exception. */
    int send(Map<String, String> headers, byte[] body, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        InetAddress[] addresses = permitted();
        IOException last = new IOException("the host has no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            Future<?> alarm = timer.in(left(end), () -> close(socket));
            try (socket) {
                try {
                    socket.connect(
                            new InetSocketAddress(address, port()),
                            Math.toIntExact(left(end).toMillis()));
                } catch (IOException e) {
                    last = e;
                    continue;
                }
                return exchange(socket, headers, body);
            } finally {
                alarm.cancel(false);
            }
        }
        throw last;
    }

    /** One address that is not permitted among others is reason enough: such a name is up to something. */
    private InetAddress[] permitted() throws IOException {
        InetAddress[] addresses = resolver.resolve(host());
        for (InetAddress address : addresses) {
            if (!rule.permits(address)) {
                throw new RefusedAddressException();
            }
        }
        return addresses;
    }

    private int exchange(Socket socket, Map<String, String> headers, byte[] body) throws IOException {
        Socket secured = url.getScheme().equalsIgnoreCase("https") ? secured(socket) : socket;
        try {
            OutputStream out = secured.getOutputStream();
            SessionOutputBuffer buffer = new SessionOutputBufferImpl(MOST_BYTES);
            new DefaultHttpRequestWriter().write(request(headers, body), buffer, out);
            buffer.write(body, out);
            buffer.flush(out);
            return status(new HeadStream(secured.getInputStream(), MOST_BYTES));
        } catch (HttpException e) {
            throw new IOException("the answer is no HTTP", e);
        }
    }

    private SSLSocket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host(), port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private ClassicHttpRequest request(Map<String, String> headers, byte[] body) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String query = ascii.getRawQuery() == null ? "" : '?' + ascii.getRawQuery();
        ClassicHttpRequest request = new BasicClassicHttpRequest("POST", (HttpHost) null, path + query);
        request.addHeader("Host", ascii.getRawAuthority());
        request.addHeader("User-Agent", "account-creator");
        request.addHeader("Connection", "close");
        request.addHeader("Content-Type", "application/json");
        request.addHeader("Content-Length", body.length);
        headers.forEach(request::addHeader);
        return request;
    }

    /** The status of the answer; those in between are passed over, and nobody is interested in the rest. */
    private static int status(InputStream in) throws IOException, HttpException {
        SessionInputBuffer buffer = new SessionInputBufferImpl(MOST_BYTES);
        DefaultHttpResponseParser parser = new DefaultHttpResponseParser();
        int status = parser.parse(buffer, in).getCode();
        while (status < HttpStatus.SC_OK) {
            status = parser.parse(buffer, in).getCode();
        }
        if (status > HIGHEST_STATUS) {
            throw new IOException("the answer is no HTTP");
        }
        return status;
    }

    private String host() {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    private int port() {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private static Duration left(long end) throws IOException {
        long nanos = end - System.nanoTime();
        if (nanos < TimeUnit.MILLISECONDS.toNanos(1)) {
            throw new IOException("the time is up");
        }
        return Duration.ofNanos(nanos);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is what it was to be.
            return;
        }
    }
}
