package io.accountcreator.host.access.credential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client says by HTTP Digest (RFC 7616 section 3.4), read strictly: no parameter stands twice. Immutable. */
final class DigestCredentials {
    private static final int LONGEST = 4096;
    private static final Pattern SCHEME = Pattern.compile("(?i:digest) +");
    private static final Pattern PARAMETER = Pattern.compile(
            "([A-Za-z0-9_*-]++)[ \\t]*+=[ \\t]*+(?:([A-Za-z0-9!#$%&'*+.^_`|~/:-]++)|\"((?:[^\"\\\\]|\\\\.)*+)\")"
                    + "[ \\t]*+(?:,[ \\t]*+|$)");

    private final Map<String, String> parameters;

    private DigestCredentials(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Reads a header; empty if it is not well-formed. */
    static Optional<DigestCredentials> parse(String header) {
        Matcher scheme = SCHEME.matcher(header);
        if (header.length() > LONGEST || !scheme.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(header);
        int at = scheme.end();
        while (at < header.length()) {
            if (!parameter.region(at, header.length()).lookingAt()) {
                return Optional.empty();
            }
            String value = parameter.group(2) == null ? unquoted(parameter.group(3)) : parameter.group(2);
            if (parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value) != null) {
                return Optional.empty();
            }
            at = parameter.end();
        }
        return Optional.of(new DigestCredentials(parameters));
    }

    /** Servers read headers byte by byte; clients write UTF-8. */
    private static String unquoted(String text) {
        return new String(text.replaceAll("\\\\(.)", "$1").getBytes(ISO_8859_1), UTF_8);
    }

    /** The value of a parameter, without its quotes; empty if it is not there. */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
