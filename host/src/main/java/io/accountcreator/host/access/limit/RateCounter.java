package io.accountcreator.host.access.limit;

import io.accountcreator.host.access.client.AddressPrefix;

/** Counts the requests of address prefixes against one rate, each prefix by itself. Thread-safe. */
interface RateCounter {
    /**
     * Counts a request.
     *
     * @param prefix where it comes from
     * @return 0 if it may go on, else after how many nanoseconds it may come again
     */
    long take(AddressPrefix prefix);

    /**
     * Takes back what was counted for a request that did not go on.
     *
     * @param prefix where it came from
     */
    void giveBack(AddressPrefix prefix);
}
