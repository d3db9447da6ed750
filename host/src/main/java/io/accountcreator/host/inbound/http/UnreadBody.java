package io.accountcreator.host.inbound.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.ConduitWrapper;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.spec.AsyncContextImpl;
import io.undertow.util.ConduitFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.channels.Channels;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The body of one request. What has not arrived of it when the answer is given is thrown away as it comes, by the thread of the
 * connection: no other thread waits for the client, the client gets its answer, and the next request begins where this one
 * ends. The container would read the rest on a thread that waits or, kept from that, leave it where it is, and then nothing on
 * this connection would be answered any more.
 */
final class UnreadBody implements ConduitWrapper<StreamSourceConduit>, ResponseCommitListener {
    /** Who takes longer is not waited for. */
    private static final Duration MOST = Duration.ofSeconds(10);

    /** Nor who sends more. */
    private static final long MOST_BYTES = 1024 * 1024;

    private static final long LEAST_COST = 1024;

    private static final long NO_LIMIT = 0;

    private final HttpServerExchange exchange;
    private volatile Reader reader = Reader.APPLICATION;
    private long thrownAway;

    private enum Reader {
        /** Whoever answers the request. */
        APPLICATION,
        /** The container, which is told that there is nothing to read, and then lets go. */
        CONTAINER,
        /** Nobody: it is thrown away. */
        NOBODY
    }

    private UnreadBody(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /** Looks after the body of a request, if it has one. */
    static void lookAfter(HttpServerExchange exchange) {
        if (!exchange.isRequestComplete()) {
            UnreadBody body = new UnreadBody(exchange);
            exchange.addRequestWrapper(body);
            exchange.addResponseCommitListener(body);
        }
    }

    @Override
    public StreamSourceConduit wrap(ConduitFactory<StreamSourceConduit> factory, HttpServerExchange wrapped) {
        return new Body(factory.create());
    }

    @Override
    public void beforeCommit(HttpServerExchange answered) {
        if (exchange.isRequestComplete()) {
            return;
        }
        boolean unread = exchange.isRequestChannelAvailable();
        if (unread) {
            // What is thrown away has its own limit, and is no error.
            exchange.setMaxEntitySize(NO_LIMIT);
        }
        if (!unread || exchange.getRequestContentLength() > MOST_BYTES) {
            // Part of it was read, so somebody may be reading still; or its end is not waited for.
            exchange.setPersistent(false);
        }
        if (asynchronous() != null) {
            reader = Reader.CONTAINER;
        } else if (unread || !isServlets()) {
            reader = Reader.NOBODY;
            // What the container cannot get any more is left to Undertow, which reads without a thread.
            exchange.getRequestChannel();
        } else {
            exchange.getConnection().terminateRequestChannel(exchange);
            return;
        }
        OpenConnection.answered(exchange, MOST);
    }

    /** Whether a servlet may be reading; what answers before that has stopped. */
    private boolean isServlets() {
        return exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY) != null;
    }

    private @Nullable AsyncContextImpl asynchronous() {
        ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
        return context == null ? null : context.getOriginalRequest().getAsyncContextInternal();
    }

    private void hangUp() {
        IoUtils.safeClose(exchange.getConnection());
    }

    /** By the thread of the connection, when nobody else has anything to do with the exchange any more. */
    private void throwAway() {
        Connectors.resetRequestChannel(exchange);
        StreamSourceChannel channel = exchange.getRequestChannel();
        channel.getReadSetter().set(this::throwAway);
        throwAway(channel);
    }

    private void throwAway(StreamSourceChannel channel) {
        try {
            long read;
            do {
                read = Channels.drain(channel, Long.MAX_VALUE);
            } while (read > 0);
            if (read == 0) {
                channel.resumeReads();
            }
        } catch (IOException e) {
            hangUp();
        }
    }

    /** Goes between the connection and whoever reads. */
    private final class Body extends AbstractStreamSourceConduit<StreamSourceConduit> {
        Body(StreamSourceConduit next) {
            super(next);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return (int) seen(mayRead().read(to));
        }

        @Override
        public long read(ByteBuffer[] to, int offset, int length) throws IOException {
            return seen(mayRead().read(to, offset, length));
        }

        @Override
        public long transferTo(long position, long count, FileChannel target) throws IOException {
            // Else each part is written to where it is thrown away.
            return reader == Reader.NOBODY ? discard() : seen(mayRead().transferTo(position, count, target));
        }

        @Override
        public long transferTo(long count, ByteBuffer through, StreamSinkChannel target) throws IOException {
            return seen(mayRead().transferTo(count, through, target));
        }

        private long discard() throws IOException {
            try (PooledByteBuffer pooled =
                    exchange.getConnection().getByteBufferPool().allocate()) {
                // Nothing is the end of a transfer, too: whoever drains then reads, and sees which end it is.
                return Math.max(0, read(pooled.getBuffer()));
            }
        }

        private StreamSourceConduit mayRead() throws ClosedChannelException {
            if (reader == Reader.CONTAINER) {
                throw new ClosedChannelException();
            }
            return next;
        }

        private long seen(long read) throws ClosedChannelException {
            if (reader == Reader.NOBODY && read > 0) {
                // However little comes at a time.
                thrownAway += Math.max(LEAST_COST, read);
                if (thrownAway > MOST_BYTES) {
                    throw new ClosedChannelException();
                }
            }
            return read;
        }

        @Override
        public void terminateReads() throws IOException {
            if (reader == Reader.APPLICATION) {
                next.terminateReads();
            } else if (reader == Reader.CONTAINER && exchange.isResponseComplete()) {
                reader = Reader.NOBODY;
                // When the thread that the request came in on is through with it, too.
                Objects.requireNonNull(asynchronous())
                        .addAsyncTask(() -> exchange.getIoThread().execute(UnreadBody.this::throwAway));
            }
        }
    }
}
