package io.accountcreator.host.access.client;

import org.jspecify.annotations.Nullable;

/**
 * The elements of a header from the last to the first. The last is the nearest proxy's; the first may be anybody's, so that
 * nothing that stands there, such as a quote that is not closed, changes how what follows it is read. For one header.
 */
final class ForwardedElements {
    private final String header;
    private int end;

    ForwardedElements(String header) {
        this.header = header;
        end = header.length();
    }

    /** The next one without blanks around it, null after the first. Empty ones count for nothing (RFC 9110, 5.6.1). */
    @Nullable
    String next() {
        String element = "";
        while (element.isEmpty() && end >= 0) {
            int comma = commaBefore(end);
            element = header.substring(comma + 1, end).strip();
            end = comma;
        }
        return element.isEmpty() ? null : element;
    }

    private int commaBefore(int from) {
        boolean quoted = false;
        for (int i = from - 1; i >= 0; i--) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
