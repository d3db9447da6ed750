package io.accountcreator.host.inbound.http;

import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.body.ArrivingRequests.Arrival;
import io.accountcreator.host.inbound.http.Connections.Client;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.AttachmentKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * A connection to a client: between requests, while one arrives, or while it is answered. What arrives is counted up to the end
 * of the header; of the body whoever takes it in keeps count.
 */
final class OpenConnection {
    private static final AttachmentKey<OpenConnection> KEY = AttachmentKey.create(OpenConnection.class);
    private static final Duration LAST = Duration.ofSeconds(1);

    /** Who has not read an answer then is not waited for. */
    private static final Duration READING = Duration.ofSeconds(10);

    private final StreamConnection channel;
    private final InetSocketAddress peer;
    private final @Nullable Client client;
    private final ArrivingRequests arriving;
    private final SendBuffer sending;
    private volatile Arrival arrival;
    private volatile boolean header = true;
    private volatile boolean answering;
    private volatile boolean cut;
    private volatile long since = System.nanoTime();
    private volatile XnioExecutor.@Nullable Key alarm;
    private long bytes;

    /**
     * Makes one.
     *
     * @param client whose it is, null if it is a proxy's, which has it for many
     */
    OpenConnection(StreamConnection channel, @Nullable Client client, ArrivingRequests arriving) {
        this.channel = channel;
        peer = channel.getPeerAddress(InetSocketAddress.class);
        this.client = client;
        this.arriving = arriving;
        arrival = arriving.begin(this::cut);
        channel.getSourceChannel()
                .setConduit(new Counted(channel.getSourceChannel().getConduit()));
        sending = SendBuffer.before(channel, arriving);
    }

    InetSocketAddress peer() {
        return peer;
    }

    @Nullable
    Client client() {
        return client;
    }

    /** Since when nothing has been answered on it. */
    long since() {
        return since;
    }

    /** Whether a request is there that has to be answered. */
    boolean isAnswering() {
        return answering;
    }

    /** Whether it was ended to make room. */
    boolean isCut() {
        return cut;
    }

    /** The header of a request is there. */
    void begun(HttpServerExchange exchange) {
        header = false;
        exchange.putAttachment(KEY, this);
    }

    /** A request has arrived as far as it has to, and goes to whoever answers it. */
    static void handled(HttpServerExchange exchange) {
        OpenConnection connection = exchange.getAttachment(KEY);
        if (connection != null) {
            connection.answering = true;
            connection.arrival.end();
        }
    }

    /** A request is answered, though there may be more to come of its body, for so long. */
    static void answered(HttpServerExchange exchange, Duration most) {
        OpenConnection connection = exchange.getAttachment(KEY);
        if (connection != null) {
            connection.since = System.nanoTime();
            connection.answering = false;
            connection.closeAfter(most);
        }
    }

    /** Unless it ends, or waits for a request, before. Else what is closed would be kept until then. */
    private void closeAfter(Duration time) {
        dontClose();
        alarm = channel.getIoThread()
                .executeAfter(() -> IoUtils.safeClose(channel), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void dontClose() {
        XnioExecutor.Key set = alarm;
        if (set != null) {
            set.remove();
            alarm = null;
        }
    }

    /**
     * An answer was given; what comes next waits until the client has read it, or the connection is closed.
     *
     * @param left tells how many bytes of the next request have come already
     * @param then lets the next request begin
     */
    void answerGiven(HttpServerExchange exchange, IntSupplier left, Runnable then) {
        if (!sending.isEmpty()) {
            answered(exchange, READING);
        }
        Runnable next = () -> {
            if (channel.isOpen()) {
                waits(left.getAsInt());
            } else {
                forgetNext(exchange);
            }
            then.run();
        };
        if (channel.isOpen() && left.getAsInt() > 0) {
            // From here the next request would be answered, and from there the one after it, until there is no stack
            // left.
            sending.whenEmpty(() -> channel.getIoThread().execute(next));
        } else {
            sending.whenEmpty(next);
        }
    }

    /** What had come of the next request was let go of with the connection; Undertow would look at it all the same. */
    private static void forgetNext(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        ((HttpServerConnection) exchange.getConnection()).setExtraBytes(null);
    }

    /**
     * A request is over, and the next one may begin.
     *
     * @param left how many bytes of it have come already
     */
    private void waits(int left) {
        dontClose();
        arrival.end();
        since = System.nanoTime();
        bytes = 0;
        arrival = arriving.begin(this::cut);
        header = true;
        answering = false;
        count(left);
    }

    private void count(long read) {
        if (read > 0 && header) {
            bytes += read;
            arrival.holds(bytes);
        }
    }

    /** It is closed. */
    void ended() {
        dontClose();
        arrival.end();
        sending.letGo();
    }

    /** Ends it as if the client had: whoever waits for more is told, and lets go of what has come. */
    void cut() {
        cut = true;
        channel.getIoThread().execute(() -> {
            if (channel.isOpen()) {
                closeAfter(LAST);
                channel.getSourceChannel().wakeupReads();
            }
        });
    }

    /** What is read from the connection, TLS and all. */
    private final class Counted extends AbstractStreamSourceConduit<StreamSourceConduit> {
        Counted(StreamSourceConduit next) {
            super(next);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return cut ? -1 : (int) counted(next.read(to));
        }

        @Override
        public long read(ByteBuffer[] to, int offset, int length) throws IOException {
            return cut ? -1 : counted(next.read(to, offset, length));
        }

        @Override
        public long transferTo(long position, long count, FileChannel target) throws IOException {
            return cut ? -1 : counted(next.transferTo(position, count, target));
        }

        @Override
        public long transferTo(long count, ByteBuffer through, StreamSinkChannel target) throws IOException {
            return cut ? -1 : counted(next.transferTo(count, through, target));
        }

        private long counted(long read) {
            count(read);
            return read;
        }
    }
}
