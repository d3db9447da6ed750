package io.accountcreator.xmlrpc.protocol;

import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** A connection that carries one exchange after the other. Not thread-safe: whoever took it has it alone. */
final class HttpConnection {
    static final int MAX_BYTES = 1 << 20;

    private static final int FIRST_BYTES = 1024;
    private static final int MOST_INTERIM = 10;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

    private final DefaultBHttpClientConnection http = connection();
    private final DeadlineSocket socket;
    private final byte[] buffer = new byte[FIRST_BYTES];
    private long idleSince;

    /** What came back: the body is empty unless it was taken. */
    record Answer(ClassicHttpResponse head, byte[] body) {}

    HttpConnection(DeadlineSocket socket) throws IOException {
        this.socket = socket;
        http.bind(socket);
    }

    HttpConnection(DeadlineSocket socket, SSLSocket tls) throws IOException {
        this.socket = socket;
        http.bind(tls, socket);
    }

    /** Asks a proxy for a way through. It sends nothing more before TLS begins, so nothing of that can be read here. */
    static void tunnel(DeadlineSocket socket, ClassicHttpRequest connect, Deadline deadline)
            throws IOException, HttpException, XmlRpcOutageException {
        socket.until(deadline);
        DefaultBHttpClientConnection proxy = connection();
        proxy.bind(socket);
        proxy.sendRequestHeader(connect);
        proxy.flush();
        int code = proxy.receiveResponseHeader().getCode();
        if (code != 200) {
            throw new XmlRpcOutageException(Kind.UNREACHABLE, "the proxy answers HTTP " + code);
        }
    }

    /** Sends a request, once, and takes the answer to its last byte. */
    Answer exchange(ClassicHttpRequest request, Deadline deadline)
            throws IOException, HttpException, XmlRpcOutageException {
        socket.until(deadline);
        http.sendRequestHeader(request);
        http.sendRequestEntity(request);
        http.flush();
        ClassicHttpResponse head = head();
        if (head.getCode() == GATEWAY_TIMEOUT) {
            // Somebody between has given up waiting; the server may be at it still.
            throw new XmlRpcOutageException(Kind.LATE, "no answer in time, says a proxy");
        }
        if (head.getCode() != 200 && head.getCode() != 401) {
            throw XmlRpcOutageException.refused("HTTP " + head.getCode());
        }
        if (head.containsHeader("Content-Encoding")) {
            throw XmlRpcOutageException.refused("a Content-Encoding was not asked for");
        }
        http.receiveResponseEntity(head);
        return new Answer(head, body(head.getEntity()));
    }

    private ClassicHttpResponse head() throws IOException, HttpException, XmlRpcOutageException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            ClassicHttpResponse head = http.receiveResponseHeader();
            if (head.getCode() >= 200) {
                return head;
            }
        }
        throw XmlRpcOutageException.refused("more than " + MOST_INTERIM + " interim answers");
    }

    /** Says whether the server keeps it, and sent nothing after the answer: that would be taken for the next one. */
    boolean mayBeKept(ClassicHttpRequest request, Answer answer) throws IOException {
        socket.until(Deadline.PASSED);
        return DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, answer.head(), HttpCoreContext.create())
                && !http.isDataAvailable(Timeout.ONE_MILLISECOND);
    }

    void idle() {
        idleSince = System.nanoTime();
    }

    /** Says whether a call may go out on it after a pause. */
    boolean isFresh(long longestPauseNanos) {
        return System.nanoTime() - idleSince < longestPauseNanos && socket.isSilent();
    }

    /** Closes it at once, without a farewell that could block. */
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    private static DefaultBHttpClientConnection connection() {
        // The parser that it takes by itself knows no limits.
        return new DefaultBHttpClientConnection(
                LIMITS, null, null, null, null, null, new DefaultHttpResponseParserFactory(LIMITS));
    }

    private byte[] body(HttpEntity entity) throws IOException, XmlRpcOutageException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
        InputStream in = entity.getContent();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (read > MAX_BYTES - bytes.size()) {
                throw XmlRpcOutageException.refused("more than " + MAX_BYTES + " bytes");
            }
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }
}
