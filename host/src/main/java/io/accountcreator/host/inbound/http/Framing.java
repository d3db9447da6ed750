package io.accountcreator.host.inbound.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a body is, as the head says. What servers read in different ways is refused, as what follows the body of one is a
 * request to the other.
 */
record Framing(int status, String reason) {
    private static final String CHUNKED = "chunked";

    /**
     * Finds out what is wrong.
     *
     * @param protocol of the request
     * @param codings the lines of Transfer-Encoding
     * @param length whether there is a Content-Length
     * @return null if nothing is
     */
    static @Nullable Framing problem(@Nullable String protocol, List<String> codings, boolean length) {
        if (codings.isEmpty()) {
            return null;
        }
        if (length) {
            return new Framing(400, "Transfer-Encoding and Content-Length exclude each other");
        }
        if (codings.size() > 1 || !"HTTP/1.1".equals(protocol)) {
            return new Framing(400, "the length of the body is not clear");
        }
        return isChunked(codings.get(0)) ? null : new Framing(501, "no transfer coding but chunked is taken");
    }

    private static boolean isChunked(@Nullable String coding) {
        return coding != null && coding.strip().equalsIgnoreCase(CHUNKED);
    }
}
