package io.accountcreator.host.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Refuses paths that proxies, containers and Jakarta REST implementations read in different ways, so that all of them see
 * the same account in what is left.
 */
final class RequestPath {
    /** Unreserved characters, the harmless ones of the reserved, and percent-encoded bytes. */
    private static final Pattern SEGMENT = Pattern.compile("([A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+");

    private static final Pattern DOTS = Pattern.compile("\\.{1,2}");

    private RequestPath() {}

    /**
     * Tells whether a path is to be read one way only.
     *
     * @param path what follows the root of this face, as sent, with a slash in front
     * @return false for parameters ({@code ;}), for encoded slashes, backslashes, dots, control characters and bytes that
     *     are no UTF-8, for dots as a segment and for empty segments
     */
    static boolean isPlain(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        for (String segment : path.substring(1).split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches() || DOTS.matcher(segment).matches() || !decodesPlainly(segment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean decodesPlainly(String segment) {
        ByteBuffer decoded = ByteBuffer.allocate(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                int encoded = Integer.parseInt(segment, i + 1, i + 3, 16);
                if (encoded < ' ' || encoded == 0x7F || "/\\.".indexOf(encoded) >= 0) {
                    return false;
                }
                decoded.put((byte) encoded);
                i += 2;
            } else {
                decoded.put((byte) c);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(decoded.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
