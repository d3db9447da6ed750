package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.host.inbound.body.BodyReceiver;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import io.accountcreator.spi.ErrorLog;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its answer: whoever answers first wins, and nobody waits on a thread. Thread-safe. */
final class GatewayExchange implements AsyncListener {
    private static final Logger LOG = System.getLogger(GatewayExchange.class.getName());
    private static final ErrorLog ERRORS = ErrorLog.of(LOG);

    private final AsyncContext async;
    private final Refusal refusals;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Future<?> alarm;
    private volatile @Nullable BodyReceiver body;

    GatewayExchange(AsyncContext async, Refusal refusals) {
        this.async = async;
        this.refusals = refusals;
    }

    /** Lets go of what watches over the body as soon as that is there. */
    void watchedBy(BodyReceiver receiver, Future<?> watch) {
        body = receiver;
        alarm = watch;
        if (answered.get()) {
            watch.cancel(false);
        }
    }

    /** What is done when the body is there; all else that may come of it is answered here. */
    BodyReceiver.Outcome receiving(ObjIntConsumer<byte[]> whenReceived) {
        return new BodyReceiver.Outcome() {
            @Override
            public void received(byte[] bytes, int length) {
                GatewayExchange.this.received();
                whenReceived.accept(bytes, length);
            }

            @Override
            public void tooLarge() {
                answer(GatewayExchange.tooLarge());
            }

            @Override
            public void tinyChunks() {
                answer(GatewayReply.error(GatewayReply.BAD_REQUEST, "the chunks are too small")
                        .with("Connection", "close"));
            }

            @Override
            public void brokeOff() {
                answer(GatewayReply.error(GatewayReply.BAD_REQUEST, "the body broke off"));
            }

            @Override
            public void noRoom() {
                answer(GatewayReply.error(GatewayReply.UNAVAILABLE, "too much is arriving")
                        .with("Retry-After", "1")
                        .with("Connection", "close"));
            }
        };
    }

    static GatewayReply tooLarge() {
        return GatewayReply.error(GatewayReply.TOO_LARGE, "the body is too large");
    }

    /** The body is there, or not waited for any more: from here on the deadline of the request counts. */
    private void received() {
        Future<?> watch = alarm;
        if (watch != null) {
            watch.cancel(false);
        }
        BodyReceiver receiver = body;
        if (receiver != null) {
            receiver.stop();
        }
    }

    /** Answers, unless somebody did. */
    void answer(GatewayReply reply) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        received();
        reply.noteIn(refusals);
        try {
            write((HttpServletResponse) async.getResponse(), reply);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "the client has gone", e);
        }
        complete();
    }

    static void write(HttpServletResponse response, GatewayReply reply) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.setContentLength(reply.body().length);
        response.setHeader("Cache-Control", "no-store");
        reply.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        if (reply.status() == GatewayReply.TOO_LARGE || reply.status() == GatewayReply.REQUEST_TIMEOUT) {
            // The rest of the body is not read.
            response.setHeader("Connection", "close");
        }
        response.getOutputStream().write(reply.body());
    }

    private void complete() {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the exchange had ended", e);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        answer(GatewayReply.error(GatewayReply.GATEWAY_TIMEOUT, "no answer in time"));
    }

    @Override
    public void onError(AsyncEvent event) {
        if (event.getThrowable() != null && !(event.getThrowable() instanceof IOException)) {
            ERRORS.write("a call could not be answered", event.getThrowable());
        }
        answer(GatewayReply.error(GatewayReply.INTERNAL_ERROR, "unexpected error"));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        received();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
