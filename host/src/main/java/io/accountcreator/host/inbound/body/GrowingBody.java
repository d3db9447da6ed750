package io.accountcreator.host.inbound.body;

import io.accountcreator.host.inbound.body.ArrivingRequests.Arrival;
import java.util.Arrays;

/**
 * What has come of a body: it takes no more memory than twice of that, and counts it before it takes it. For one thread, but
 * that any may let go.
 */
public final class GrowingBody {
    private static final int FIRST = 1024;
    private static final byte[] NOTHING = {};

    /** So many chunks may be of any size; beyond, they have to be larger, as each costs as much as a kilobyte. */
    private static final int TINY_PIECES = 64;

    private static final int TINY = 32;

    private final Arrival arrival;
    private final int limit;
    private final int besides;
    private volatile byte[] buffer = NOTHING;
    private volatile boolean over;
    private int length;
    private int pieces;

    /**
     * Begins with nothing.
     *
     * @param requests where it is counted
     * @param limit the most bytes that it may have
     * @param besides what the request holds besides its body
     * @param giveUp refuses the request, when there is no room for it; it is let go of already
     */
    public GrowingBody(ArrivingRequests requests, int limit, int besides, Runnable giveUp) {
        this.limit = limit;
        this.besides = besides;
        arrival = requests.begin(() -> {
            letGo();
            giveUp.run();
        });
    }

    /**
     * Makes room for more.
     *
     * @return where more may be written, from {@link #length} on; it has no room if the body has been let go of
     */
    public byte[] room() {
        byte[] into = buffer;
        if (over) {
            return NOTHING;
        }
        if (length < into.length) {
            return into;
        }
        int larger = length == 0 ? FIRST : Math.min(2 * length, limit + 1);
        if (!arrival.holds((long) larger + besides)) {
            return NOTHING;
        }
        byte[] copy = Arrays.copyOf(into, larger);
        buffer = copy;
        return copy;
    }

    /**
     * Takes note that more was written.
     *
     * @param bytes how many
     */
    public void grew(int bytes) {
        length += bytes;
        pieces++;
    }

    /** Whether it is longer than the limit. */
    public boolean isTooLarge() {
        return length > limit;
    }

    /** Whether it comes in so many pieces of so few bytes that taking it in costs more than it is worth. */
    public boolean isInTinyPieces() {
        return pieces > TINY_PIECES && length < TINY * pieces;
    }

    /** How long it is. */
    public int length() {
        return length;
    }

    /** Whether it was let go of. */
    public boolean isOver() {
        return over;
    }

    /**
     * Ends it.
     *
     * @return begins with the body
     */
    public byte[] take() {
        byte[] body = buffer;
        letGo();
        return body;
    }

    /** Lets go of what has come. */
    public void letGo() {
        over = true;
        buffer = NOTHING;
        arrival.end();
    }
}
