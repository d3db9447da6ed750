package io.accountcreator.xmlrpc.protocol;

import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.XmlRpcRequest;
import org.apache.xmlrpc.client.XmlRpcTransport;
import org.jspecify.annotations.Nullable;

/**
 * Carries a call over HTTP/1.1: one POST that is never sent again, no redirects, one deadline over connecting, headers and
 * body. A server that refuses it with a 401 gets it once more, with credentials. Thread-safe; connections are kept for the
 * next call.
 */
final class HttpTransport implements XmlRpcTransport, AutoCloseable {
    private final HttpConnections connections;
    private final boolean hasProxy;
    private final @Nullable HttpCredentials credentials;

    HttpTransport(HttpOptions options) {
        connections = new HttpConnections(options);
        hasProxy = options.proxy() != null;
        credentials = options.credentials();
    }

    @Override
    public Object sendRequest(XmlRpcRequest request) throws XmlRpcException {
        CallConfig config = (CallConfig) request.getConfig();
        Post post = new Post(config, XmlRpcWriter.write(request));
        return XmlRpcReader.read(post.send());
    }

    @Override
    public void close() {
        connections.close();
    }

    /** One call on its way. */
    private final class Post {
        private final URI address;
        private final Deadline deadline;
        private final byte[] call;
        private final @Nullable HttpCredentials shown;
        private boolean sent;

        Post(CallConfig config, byte[] call) {
            this.address = config.address();
            this.deadline = Deadline.in(config.limit());
            this.call = call;
            this.shown = credentials != null ? credentials : config.credentials();
        }

        byte[] send() throws XmlRpcOutageException {
            try {
                HttpConnection.Answer answer = exchange(null);
                if (answer.head().getCode() == 401) {
                    Optional<String> authorization = authorization(answer);
                    if (authorization.isPresent()) {
                        answer = exchange(authorization.get());
                    }
                }
                if (answer.head().getCode() == 401) {
                    throw new XmlRpcOutageException(Kind.REFUSED, "the answer is refused: HTTP 401");
                }
                return answer.body();
            } catch (IOException | HttpException | RuntimeException e) {
                throw outage(e);
            }
        }

        private HttpConnection.Answer exchange(@Nullable String authorization)
                throws IOException, HttpException, XmlRpcOutageException {
            ClassicHttpRequest request = request(authorization);
            HttpConnection connection = connections.take(address, deadline);
            boolean kept = false;
            try {
                sent = true;
                HttpConnection.Answer answer = connection.exchange(request, deadline);
                kept = connection.mayBeKept(request, answer);
                return answer;
            } finally {
                if (kept) {
                    connections.keep(address, connection);
                } else {
                    connection.close();
                }
            }
        }

        private ClassicHttpRequest request(@Nullable String authorization) {
            // A proxy is told the whole address; through its tunnel the server is told the path, as without one.
            boolean whole = hasProxy && !HttpConnections.isTls(address);
            String origin = whole ? address.getScheme() + "://" + address.getRawAuthority() : "";
            BasicClassicHttpRequest request =
                    new BasicClassicHttpRequest("POST", (HttpHost) null, origin + target(address));
            request.setHeader("Content-Type", "text/xml");
            request.setHeader("Host", address.getRawAuthority());
            request.setHeader("User-Agent", "account-creator");
            request.setHeader("Content-Length", call.length);
            if (authorization != null) {
                request.setHeader("Authorization", authorization);
            }
            request.setEntity(new ByteArrayEntity(call, ContentType.TEXT_XML));
            return request;
        }

        private Optional<String> authorization(HttpConnection.Answer answer) {
            // It was refused without having been looked at.
            sent = false;
            HttpCredentials known = shown;
            if (known == null) {
                return Optional.empty();
            }
            List<String> challenges = Arrays.stream(answer.head().getHeaders("WWW-Authenticate"))
                    .map(Header::getValue)
                    .toList();
            return new HttpAuth(known).authorization(challenges, address, target(address));
        }

        private XmlRpcOutageException outage(Exception cause) {
            if (!sent) {
                return new XmlRpcOutageException(
                        Kind.UNREACHABLE, "no connection: " + cause.getClass().getSimpleName());
            }
            // An interrupt is how a caller says that its time is up.
            if (Thread.currentThread().isInterrupted()) {
                return new XmlRpcOutageException(Kind.LATE, "interrupted");
            }
            return cause instanceof SocketTimeoutException
                    ? new XmlRpcOutageException(Kind.LATE, "no answer in time")
                    : new XmlRpcOutageException(
                            Kind.LOST, "no answer: " + cause.getClass().getSimpleName());
        }
    }

    private static String target(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + '?' + address.getRawQuery();
    }
}
