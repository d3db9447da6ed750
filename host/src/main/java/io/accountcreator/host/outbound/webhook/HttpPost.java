package io.accountcreator.host.outbound.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts to one address, and learns the status of the answer. No HTTP client of others, as all of them look the name up once
 * more after it was checked: here it is looked up once a try, and the address that was checked is the one that is connected
 * to. No redirects, cookies, proxies or repetitions, and one time limit from the connection to the answer. Thread-safe.
 */
final class HttpPost {
    private static final int MOST_BYTES = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
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
        OutputStream out = secured.getOutputStream();
        out.write(request(headers, body));
        out.flush();
        return status(new BufferedInputStream(secured.getInputStream()));
    }

    private SSLSocket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host(), port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private byte[] request(Map<String, String> headers, byte[] body) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path);
        if (ascii.getRawQuery() != null) {
            head.append('?').append(ascii.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(ascii.getRawAuthority());
        head.append("\r\nUser-Agent: account-creator\r\nConnection: close\r\nContent-Type: application/json");
        head.append("\r\nContent-Length: ").append(body.length);
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n\r\n").toString().getBytes(US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** The status of the answer; those in between are passed over, and nobody is interested in the rest. */
    private static int status(InputStream in) throws IOException {
        int taken = 0;
        int status = 0;
        for (String line = line(in); taken <= MOST_BYTES; line = line(in)) {
            taken += line.length() + 2;
            if (status == 0) {
                Matcher matcher = STATUS.matcher(line);
                if (!matcher.matches()) {
                    throw new IOException("the answer is no HTTP");
                }
                status = Integer.parseInt(matcher.group(1));
                if (status >= 200) {
                    return status;
                }
            } else if (line.isEmpty()) {
                status = 0;
            }
        }
        throw new IOException("the answer is too long");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the answer broke off");
            }
            if (line.length() > MOST_BYTES) {
                throw new IOException("the answer is too long");
            }
            line.append((char) next);
        }
        return line.toString().replaceFirst("\r$", "");
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
