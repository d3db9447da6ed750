package io.accountcreator.host.inbound.body;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Bounds what requests hold together while they are still arriving, over all addresses and connections. When they hold more
 * than they may, those that hold the most are given up, one after the other, until the rest has room. Thread-safe.
 */
public final class ArrivingRequests {
    private static final Logger LOG = System.getLogger(ArrivingRequests.class.getName());

    private final long most;
    private final RateLimitedLog notice;
    private final Set<Arrival> holders = Collections.newSetFromMap(new IdentityHashMap<>());
    private long held;

    /**
     * Makes the bound.
     *
     * @param most how many bytes all may hold together
     * @param nanos a clock, of any origin
     */
    public ArrivingRequests(long most, LongSupplier nanos) {
        this.most = most;
        notice = new RateLimitedLog(
                LOG,
                "{0} requests that were still arriving were refused or cut off, those that held the most memory: all together"
                        + " held more than " + most + " bytes, which is what " + ArrivalSetting.BYTES.key()
                        + " lets them",
                nanos);
    }

    /**
     * Begins to count a request.
     *
     * @param giveUp refuses the request and lets go of what it holds; called at most once, by any thread
     * @return counts it
     */
    public Arrival begin(Runnable giveUp) {
        return new Arrival(giveUp);
    }

    /** How many bytes are held. */
    synchronized long held() {
        return held;
    }

    private synchronized List<Arrival> settle(Arrival arrival, long bytes) {
        if (arrival.over) {
            return List.of();
        }
        count(arrival, bytes);
        List<Arrival> victims = new ArrayList<>();
        while (held > most) {
            Arrival largest = Collections.max(holders, Comparator.comparingLong(holder -> holder.bytes));
            count(largest, 0);
            largest.over = true;
            victims.add(largest);
        }
        return victims;
    }

    private void count(Arrival arrival, long bytes) {
        held += bytes - arrival.bytes;
        arrival.bytes = bytes;
        if (bytes > 0) {
            holders.add(arrival);
        } else {
            holders.remove(arrival);
        }
    }

    private synchronized boolean isOver(Arrival arrival) {
        return arrival.over;
    }

    private synchronized void end(Arrival arrival) {
        count(arrival, 0);
        arrival.over = true;
    }

    /** One request that is still arriving. */
    public final class Arrival {
        private final Runnable giveUp;
        private long bytes;
        private boolean over;

        private Arrival(Runnable giveUp) {
            this.giveUp = giveUp;
        }

        /**
         * Takes note of what the request holds.
         *
         * @param now how many bytes it holds now
         * @return false if it has been given up, and must not hold any
         */
        public boolean holds(long now) {
            for (Arrival victim : settle(this, now)) {
                notice.happened();
                victim.giveUp.run();
            }
            return !isOver(this);
        }

        /** It has arrived, or has ended otherwise; it counts no more. */
        public void end() {
            ArrivingRequests.this.end(this);
        }
    }
}
