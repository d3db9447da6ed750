package io.accountcreator.host.inbound.body;

/** The settings of requests that are still arriving; {@link ArrivalLimits} holds their values. */
enum ArrivalSetting {
    /** How long a request may take to arrive; its header and its body half of it each. Default PT20S. */
    TIME("accountcreator.http.request-time"),
    /** How many bytes all requests that are still arriving may hold together. Default: a sixteenth of the heap. */
    BYTES("accountcreator.http.arriving-bytes"),
    /** How many connections may be open on Java SE. Default: one for each 128 KiB of the heap, 256 to 8192. */
    CONNECTIONS("accountcreator.http.connections"),
    /** How many of them one client may have, unless it is a trusted proxy. Default: a quarter of all. */
    CONNECTIONS_PER_CLIENT("accountcreator.http.connections-per-client");

    private final String key;

    ArrivalSetting(String key) {
        this.key = key;
    }

    /** The whole key. */
    String key() {
        return key;
    }
}
