package io.accountcreator.host.inbound.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses paths that proxies, containers and Jakarta REST implementations read in different ways, so that all of them see
 * the same account in what is left.
 */
final class RequestPath {
    /** Beside letters and digits: the unreserved characters, and the harmless ones of the reserved. */
    private static final String MARKS = "._~!$&'()*+,=:@-";

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
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || !decodesPlainly(segment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }

    /** The byte that two hexadecimal digits stand for, less than nothing if there are none. */
    private static int encoded(String segment, int at) {
        if (at + 2 > segment.length()) {
            return -1;
        }
        int high = hex(segment.charAt(at));
        int low = hex(segment.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Of ASCII alone: Java knows many more digits. */
    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean decodesPlainly(String segment) {
        ByteBuffer decoded = ByteBuffer.allocate(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                int encoded = encoded(segment, i + 1);
                if (encoded < ' ' || encoded == 0x7F || "/\\.".indexOf(encoded) >= 0) {
                    return false;
                }
                decoded.put((byte) encoded);
                i += 2;
            } else if (isPlain(c)) {
                decoded.put((byte) c);
            } else {
                return false;
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
