package io.accountcreator.host.inbound.http;

import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * Listens for HTTP, with TLS or without. What Undertow does by itself, but that connections are counted before anything is kept
 * for them.
 */
public final class HttpListener implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpListener.class.getName());

    /** The room for a record of TLS, and a little less than a round number. */
    private static final int BUFFER_BYTES = 16 * 1024 - 20;

    private static final int BUFFERS_OF_THREAD = 4;
    private static final int THREADS_OF_PROCESSOR = 8;
    private static final int BACKLOG = 4096;

    private final XnioWorker worker;
    private final AcceptingChannel<? extends StreamConnection> server;

    private HttpListener(XnioWorker worker, AcceptingChannel<? extends StreamConnection> server) {
        this.worker = worker;
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param at where
     * @param tls by what TLS is spoken, if it is
     * @param options of sockets and of HTTP
     * @param handler handles every request
     * @param connections counts the connections
     */
    public static HttpListener open(
            InetSocketAddress at,
            Optional<SSLContext> tls,
            OptionMap options,
            HttpHandler handler,
            Connections connections)
            throws IOException {
        HttpOpenListener http = new HttpOpenListener(
                new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_OF_THREAD),
                // Answers to requests that come together are not gathered: it saves little, and fails when the client
                // hangs up.
                OptionMap.builder()
                        .addAll(options)
                        .set(UndertowOptions.BUFFER_PIPELINED_DATA, false)
                        .getMap());
        http.setRootHandler(connections.watching(handler));
        Xnio xnio = Xnio.getInstance(HttpListener.class.getClassLoader());
        UnaryOperator<StreamConnection> secured =
                tls.map(context -> TlsConnections.securing(xnio, context)).orElse(UnaryOperator.identity());
        XnioWorker worker = worker(xnio);
        try {
            AcceptingChannel<? extends StreamConnection> server = worker.createStreamConnectionServer(
                    at, channel -> accept(channel, connections, secured, http), sockets(worker, options));
            server.resumeAccepts();
            return new HttpListener(worker, server);
        } catch (IOException | RuntimeException e) {
            worker.shutdownNow();
            throw e;
        }
    }

    private static void accept(
            AcceptingChannel<? extends StreamConnection> server,
            Connections connections,
            UnaryOperator<StreamConnection> secured,
            HttpOpenListener http) {
        try {
            StreamConnection channel = server.accept();
            if (channel != null) {
                accepted(channel, connections, secured, http);
            }
        } catch (ClosedChannelException e) {
            // The host stops. Under an attack thousands still wait to be accepted: a line for each would fill the log.
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a connection could not be accepted: {0}", e.toString());
        }
    }

    private static void accepted(
            StreamConnection channel,
            Connections connections,
            UnaryOperator<StreamConnection> secured,
            HttpOpenListener http) {
        OpenConnection connection = connections.admit(channel);
        if (connection == null) {
            IoUtils.safeClose(channel);
            return;
        }
        channel.setCloseListener(closed -> connections.closed(connection));
        // Not at once: all that have come are taken in first, so that those which make room cost next to nothing.
        channel.getIoThread().execute(() -> serve(channel, connection, connections, secured, http));
    }

    private static void serve(
            StreamConnection channel,
            OpenConnection connection,
            Connections connections,
            UnaryOperator<StreamConnection> secured,
            HttpOpenListener http) {
        if (connection.isCut()) {
            IoUtils.safeClose(channel);
            return;
        }
        http.handleEvent(secured.apply(channel));
        // HTTP has set its own, and may have closed it already.
        ChannelListener<? super StreamConnection> before = channel.getCloseListener();
        channel.setCloseListener(closed -> closed(closed, connection, connections, before));
        if (!channel.isOpen()) {
            connections.closed(connection);
        }
    }

    private static void closed(
            StreamConnection channel,
            OpenConnection connection,
            Connections connections,
            @Nullable ChannelListener<? super StreamConnection> before) {
        connections.closed(connection);
        ChannelListeners.invokeChannelListener(channel, before);
    }

    private static XnioWorker worker(Xnio xnio) throws IOException {
        int processors = Math.max(Runtime.getRuntime().availableProcessors(), 2);
        int threads = processors * THREADS_OF_PROCESSOR;
        return xnio.createWorker(OptionMap.builder()
                .set(Options.WORKER_IO_THREADS, processors)
                .set(Options.WORKER_TASK_CORE_THREADS, threads)
                .set(Options.WORKER_TASK_MAX_THREADS, threads)
                .set(Options.TCP_NODELAY, true)
                .set(Options.CORK, true)
                .getMap());
    }

    private static OptionMap sockets(XnioWorker worker, OptionMap options) {
        return OptionMap.builder()
                .set(Options.WORKER_IO_THREADS, worker.getIoThreadCount())
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BALANCING_TOKENS, 1)
                .set(Options.BALANCING_CONNECTIONS, 2)
                .set(Options.BACKLOG, BACKLOG)
                .addAll(options)
                .getMap();
    }

    public int port() {
        return server.getLocalAddress(InetSocketAddress.class).getPort();
    }

    @Override
    public void close() {
        IoUtils.safeClose(server);
        worker.shutdown();
        try {
            worker.awaitTermination();
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
