package io.accountcreator.host.inbound.report;

import io.accountcreator.host.inbound.body.BodyReceiver;
import io.accountcreator.host.inbound.json.Reply;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import io.accountcreator.host.outbound.message.sms.ReportAddress;
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

/** One report whose body is still to come, and its answer: whoever answers first wins. Thread-safe. */
final class ReportExchange implements AsyncListener {
    private static final Logger LOG = System.getLogger(ReportExchange.class.getName());
    private static final ErrorLog ERRORS = ErrorLog.of(LOG);

    private final AsyncContext async;
    private final Refusal refusals;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Future<?> alarm;
    private volatile @Nullable BodyReceiver body;

    ReportExchange(AsyncContext async, Refusal refusals) {
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
                endOfBody();
                whenReceived.accept(bytes, length);
            }

            @Override
            public void tooLarge() {
                answer(ReportExchange.tooLarge());
            }

            @Override
            public void tinyChunks() {
                answer(unread(HttpServletResponse.SC_BAD_REQUEST, "the chunks are too small"));
            }

            @Override
            public void brokeOff() {
                answer(refusal(HttpServletResponse.SC_BAD_REQUEST, "the body broke off"));
            }

            @Override
            public void noRoom() {
                answer(unread(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too much is arriving")
                        .with("Retry-After", "1"));
            }
        };
    }

    static Reply refusal(int status, String why) {
        return Reply.refusal(ReportAddress.PATH, status, why);
    }

    static Reply tooLarge() {
        return unread(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "the body is too large");
    }

    /** The rest of the body is not read. */
    private static Reply unread(int status, String why) {
        return refusal(status, why).with("Connection", "close");
    }

    void late() {
        answer(unread(HttpServletResponse.SC_REQUEST_TIMEOUT, "the body did not arrive in time"));
    }

    private void endOfBody() {
        Future<?> watch = alarm;
        if (watch != null) {
            watch.cancel(false);
        }
        BodyReceiver receiver = body;
        if (receiver != null) {
            receiver.stop();
        }
    }

    /** Answers, unless somebody did; null says that the report was taken. */
    void answer(@Nullable Reply refusal) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        endOfBody();
        if (refusal != null) {
            refusal.noteIn(refusals);
        }
        try {
            write((HttpServletResponse) async.getResponse(), refusal);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "the provider has gone", e);
        }
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the exchange had ended", e);
        }
    }

    static void write(HttpServletResponse response, @Nullable Reply refusal) throws IOException {
        if (refusal == null) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            response.setHeader("Cache-Control", "no-store");
        } else {
            refusal.write(response);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        answer(refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the report could not be noted in time"));
    }

    @Override
    public void onError(AsyncEvent event) {
        if (event.getThrowable() != null && !(event.getThrowable() instanceof IOException)) {
            ERRORS.write("a report could not be answered", event.getThrowable());
        }
        answer(refusal(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "unexpected error"));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        endOfBody();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
