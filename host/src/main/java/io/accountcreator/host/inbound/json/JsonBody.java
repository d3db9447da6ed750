package io.accountcreator.host.inbound.json;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.accountcreator.host.inbound.body.ArrivalLimits;
import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.body.BodyReceiver;
import io.accountcreator.host.inbound.body.ContainerThread;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import io.accountcreator.host.runtime.executor.HostExecutors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes in the bodies of calls without a thread that waits for them, as Jakarta REST would have one wait. Thread-safe. */
@ApplicationScoped
public class JsonBody {
    private static final Logger LOG = System.getLogger(JsonBody.class.getName());

    private final ArrivingRequests arriving;
    private final ArrivalLimits limits;
    private final HostExecutors executors;

    /** For the client proxy only. */
    @SuppressWarnings("NullAway")
    protected JsonBody() {
        arriving = null;
        limits = null;
        executors = null;
    }

    @Inject
    JsonBody(ArrivingRequests arriving, ArrivalLimits limits, HostExecutors executors) {
        this.arriving = arriving;
        this.limits = limits;
        this.executors = executors;
    }

    /**
     * Takes in a body.
     *
     * @param request an asynchronous one, on the thread that it came in on
     * @param whenReceived is given the body, on a thread of the container's
     * @param note takes note if none comes, or too much, which is answered here
     */
    void receive(HttpServletRequest request, Consumer<byte[]> whenReceived, Refusal note) throws IOException {
        AsyncContext async = request.getAsyncContext();
        ContainerThread thread = new ContainerThread(async);
        Receiving receiving = new Receiving(async, body -> thread.run(() -> whenReceived.accept(body)), note);
        BodyReceiver body = new BodyReceiver(
                request.getInputStream(),
                request.getContentLengthLong() < 0,
                ApiFilter.MOST_BYTES,
                arriving,
                receiving);
        receiving.alarm = executors
                .timer()
                .schedule(() -> receiving.late(body), limits.half().toMillis(), MILLISECONDS);
        body.begin();
    }

    /** One body; what comes of it first counts. */
    private static final class Receiving implements BodyReceiver.Outcome {
        private final AsyncContext async;
        private final Consumer<byte[]> whenReceived;
        private final Refusal note;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile @Nullable Future<?> alarm;

        Receiving(AsyncContext async, Consumer<byte[]> whenReceived, Refusal note) {
            this.async = async;
            this.whenReceived = whenReceived;
            this.note = note;
        }

        void late(BodyReceiver body) {
            body.stop();
            end(ApiFilter.late());
        }

        @Override
        public void received(byte[] bytes, int length) {
            if (isFirst()) {
                whenReceived.accept(Arrays.copyOf(bytes, length));
            }
        }

        @Override
        public void tooLarge() {
            end(ApiFilter.tooLarge());
        }

        @Override
        public void tinyChunks() {
            end(ApiFilter.tinyChunks());
        }

        @Override
        public void brokeOff() {
            end(ApiFilter.broken());
        }

        @Override
        public void noRoom() {
            end(ApiFilter.noRoom());
        }

        /** Not by Jakarta REST, which may wait for the body before it writes. */
        private void end(Reply reply) {
            if (!isFirst()) {
                return;
            }
            reply.noteIn(note);
            try {
                reply.write((HttpServletResponse) async.getResponse());
                async.complete();
            } catch (IOException | IllegalStateException e) {
                LOG.log(Level.DEBUG, "the client has gone", e);
            }
        }

        private boolean isFirst() {
            Future<?> set = alarm;
            if (set != null) {
                set.cancel(false);
            }
            return over.compareAndSet(false, true);
        }
    }
}
