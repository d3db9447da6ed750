package io.accountcreator.host.gateway;

import io.accountcreator.host.observe.Refusals.Refusal;
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
import org.jspecify.annotations.Nullable;

/** One HTTP request and its answer: whoever answers first wins, and nobody waits on a thread. Thread-safe. */
final class GatewayExchange implements AsyncListener {
    private static final Logger LOG = System.getLogger(GatewayExchange.class.getName());
    private static final ErrorLog ERRORS = ErrorLog.of(LOG);

    private final AsyncContext async;
    private final Refusal refusals;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Future<?> alarm;

    GatewayExchange(AsyncContext async, Refusal refusals) {
        this.async = async;
        this.refusals = refusals;
    }

    /** Lets go of an alarm as soon as the body is there. */
    void watchedBy(Future<?> watch) {
        alarm = watch;
        if (answered.get()) {
            watch.cancel(false);
        }
    }

    /** The body is there: from here on the deadline of the request counts. */
    void received() {
        Future<?> watch = alarm;
        if (watch != null) {
            watch.cancel(false);
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
