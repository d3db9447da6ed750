package io.accountcreator.host.guard;

/** Counts the requests of places against one rate, each place by itself. Thread-safe. */
interface Tally {
    /**
     * Counts a request.
     *
     * @param place where it comes from
     * @return 0 if it may go on, else after how many nanoseconds it may come again
     */
    long take(Place place);

    /**
     * Takes back what was counted for a request that did not go on.
     *
     * @param place where it came from
     */
    void giveBack(Place place);
}
