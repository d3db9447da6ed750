package io.accountcreator.host.inbound.http;

import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.body.GrowingBody;
import io.accountcreator.host.inbound.json.Reply;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/** A body that is received by the thread of its connection, which alone does all of this. */
final class ArrivingBody {
    /** What the server holds of a request, roughly. */
    private static final int OF_SERVER = 4 * 1024;

    private final HttpServerExchange exchange;
    private final EntryPoint entryPoint;
    private final Refusals refusals;
    private final HttpHandler next;
    private final GrowingBody body;
    private XnioExecutor.@Nullable Key alarm;
    private boolean over;

    ArrivingBody(
            HttpServerExchange exchange,
            EntryPoint entryPoint,
            int limit,
            ArrivingRequests arriving,
            Refusals refusals,
            HttpHandler next) {
        this.exchange = exchange;
        this.entryPoint = entryPoint;
        this.refusals = refusals;
        this.next = next;
        body = new GrowingBody(
                arriving, limit, OF_SERVER, () -> exchange.getIoThread().execute(this::noRoom));
    }

    /** Begins; the handler gets the request when the body is there. */
    void receive(Duration time) {
        alarm = exchange.getIoThread()
                .executeAfter(
                        () -> refuse(408, "the body did not arrive in time"), time.toMillis(), TimeUnit.MILLISECONDS);
        exchange.addExchangeCompleteListener((ended, others) -> {
            end();
            others.proceed();
        });
        if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponse(exchange, new Continued());
        } else {
            begin();
        }
    }

    private void begin() {
        StreamSourceChannel channel = exchange.getRequestChannel();
        channel.getReadSetter().set(this::read);
        read(channel);
    }

    private void read(StreamSourceChannel channel) {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            while (!over) {
                buffer.clear();
                int read = channel.read(buffer);
                if (read == 0) {
                    channel.resumeReads();
                    return;
                } else if (read < 0) {
                    received();
                    return;
                }
                keep(buffer.flip());
                if (body.isInTinyPieces() && isChunked()) {
                    refuse(400, "the chunks are too small");
                }
            }
        } catch (IOException e) {
            refuse(400, "the body broke off");
        }
    }

    private boolean isChunked() {
        return exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING);
    }

    private void keep(ByteBuffer read) {
        while (read.hasRemaining() && !over) {
            byte[] into = body.room();
            if (into.length == 0) {
                noRoom();
                return;
            }
            int bytes = Math.min(read.remaining(), into.length - body.length());
            read.get(into, body.length(), bytes);
            body.grew(bytes);
            if (body.isTooLarge()) {
                refuse(413, "the body is larger than 64 KiB");
            }
        }
    }

    private void received() {
        if (over) {
            return;
        }
        byte[] bytes = body.take();
        int length = body.length();
        end();
        // It was told to go on when its body was asked for.
        exchange.getRequestHeaders().remove(Headers.EXPECT);
        if (length > 0) {
            Connectors.ungetRequestBytes(exchange, new ReceivedBody(bytes, length));
        }
        Connectors.resetRequestChannel(exchange);
        exchange.dispatch(next);
    }

    private void noRoom() {
        refuse(503, "too much is arriving");
    }

    private void refuse(int http, String reason) {
        if (over) {
            return;
        }
        end();
        refusals.refused(entryPoint, http, reason, UndertowRequestGuard.address(exchange));
        Reply reply = Reply.refusal(exchange.getRelativePath(), http, reason).with("Connection", "close");
        UndertowRequestGuard.send(exchange, http == 503 ? reply.with("Retry-After", "1") : reply);
    }

    private void end() {
        over = true;
        body.letGo();
        XnioExecutor.Key set = alarm;
        if (set != null) {
            set.remove();
        }
    }

    /** The client has been told to send the body. */
    private final class Continued implements IoCallback {
        @Override
        public void onComplete(HttpServerExchange continued, @Nullable Sender sender) {
            begin();
        }

        @Override
        public void onException(HttpServerExchange continued, @Nullable Sender sender, IOException exception) {
            end();
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    /** Looks like a buffer of the server's pool. */
    private static final class ReceivedBody implements PooledByteBuffer {
        private final ByteBuffer bytes;

        ReceivedBody(byte[] body, int length) {
            bytes = ByteBuffer.wrap(body, 0, length);
        }

        @Override
        public ByteBuffer getBuffer() {
            return bytes;
        }

        @Override
        public void close() {}

        @Override
        public boolean isOpen() {
            return true;
        }
    }
}
