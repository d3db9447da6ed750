package io.accountcreator.host.inbound.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Takes in a body as it arrives, up to a limit, without a thread that waits for it. For one body. */
public final class BodyReceiver implements ReadListener {
    /** What a container holds of an asynchronous request, roughly. */
    private static final int OF_CONTAINER = 8 * 1024;

    private final ServletInputStream in;
    private final Outcome outcome;
    private final GrowingBody body;
    private final boolean chunked;

    /**
     * Makes a receiver.
     *
     * @param in the body
     * @param chunked whether the client chooses the size of its pieces
     * @param limit the most bytes that it may have
     * @param requests where what it holds is counted
     * @param outcome is told once what comes of it
     */
    public BodyReceiver(ServletInputStream in, boolean chunked, int limit, ArrivingRequests requests, Outcome outcome) {
        this.in = in;
        this.chunked = chunked;
        this.outcome = outcome;
        body = new GrowingBody(requests, limit, OF_CONTAINER, outcome::noRoom);
    }

    /** Begins, on the thread that the request came in on, which is an asynchronous one already. */
    public void begin() {
        in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        // Not asking whether it is finished: GlassFish says so as soon as all has arrived, read or not.
        while (!body.isOver() && in.isReady()) {
            byte[] into = body.room();
            if (into.length == 0) {
                return;
            }
            int read = in.read(into, body.length(), into.length - body.length());
            if (read < 0) {
                return;
            }
            body.grew(read);
            if (body.isTooLarge()) {
                stop();
                outcome.tooLarge();
            } else if (chunked && body.isInTinyPieces()) {
                stop();
                outcome.tinyChunks();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (!body.isOver()) {
            byte[] bytes = body.take();
            outcome.received(bytes, body.length());
        }
    }

    @Override
    public void onError(Throwable thrown) {
        if (!body.isOver()) {
            stop();
            // The client may have closed its side only, and read what comes.
            outcome.brokeOff();
        }
    }

    /** Takes in no more, and lets go of what has come. */
    public void stop() {
        body.letGo();
    }

    /** What comes of a body. */
    public interface Outcome {
        /**
         * It is there.
         *
         * @param bytes begins with it
         * @param length its length
         */
        void received(byte[] bytes, int length);

        /** It is longer than the limit. */
        void tooLarge();

        /** It comes in chunks of a few bytes. */
        void tinyChunks();

        /** It came to no end. */
        void brokeOff();

        /** It held the most when all that were arriving held too much. */
        void noRoom();
    }
}
