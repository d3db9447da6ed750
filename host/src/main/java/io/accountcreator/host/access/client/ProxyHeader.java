package io.accountcreator.host.access.client;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers in which proxies say for whom they ask: how each names an address. */
enum ProxyHeader {
    /** A list of addresses; what nearly every proxy writes. */
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        Optional<InetAddress> address(String element) {
            return node(element);
        }
    },
    /** RFC 7239: a list of {@code for=…;by=…;proto=…;host=…}. */
    FORWARDED("Forwarded") {
        @Override
        Optional<InetAddress> address(String element) {
            Optional<InetAddress> found = Optional.empty();
            Matcher pair = PAIR.matcher(element);
            int at = 0;
            while (at < element.length()) {
                if (EMPTY.indexOf(element.charAt(at)) >= 0) {
                    // A pair that is not there, as RFC 7239 permits.
                    at++;
                    continue;
                }
                if (!pair.region(at, element.length()).lookingAt()) {
                    return Optional.empty();
                }
                if (pair.group(1).equalsIgnoreCase("for")) {
                    if (found.isPresent()) {
                        return Optional.empty();
                    }
                    found = node(pair.group(2) == null ? pair.group(3) : pair.group(2));
                }
                at = pair.end();
            }
            return found;
        }
    };

    private static final String EMPTY = "; \t";

    /** A token or a quoted text without escapes, of which no address has need. */
    private static final Pattern PAIR =
            Pattern.compile("[ \\t]*+([!#$%&'*+.^_`|~0-9A-Za-z-]++)=(?:([\\[\\]:!#$%&'*+.^_`|~0-9A-Za-z-]++)"
                    + "|\"([^\"\\\\]*+)\")[ \\t]*+(?:;|$)");

    private static final Pattern NODE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]++)\\]|([0-9.]++))(?::[0-9]{1,5})?");

    private final String headerName;

    ProxyHeader(String headerName) {
        this.headerName = headerName;
    }

    static ProxyHeader of(String text) {
        for (ProxyHeader header : values()) {
            if (header.headerName.equalsIgnoreCase(text)) {
                return header;
            }
        }
        throw new IllegalArgumentException(text);
    }

    String headerName() {
        return headerName;
    }

    /**
     * Reads one element.
     *
     * @param element an element of the header, without blanks around it
     * @return its address; empty if it names none, or is not well-formed
     */
    abstract Optional<InetAddress> address(String element);

    /** An address, perhaps with a port. */
    private static Optional<InetAddress> node(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return NumericAddress.parse(text);
        }
        return NumericAddress.parse(node.group(1) == null ? node.group(2) : node.group(1));
    }
}
