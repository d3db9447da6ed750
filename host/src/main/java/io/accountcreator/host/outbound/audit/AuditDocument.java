package io.accountcreator.host.outbound.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an event, as names and values in their order. It is one line of printable ASCII in either form, whatever
 * callers chose for the values: everything else is escaped as in JSON, and long values are cut. Written here, as a JSON
 * provider would have to be found on threads that need not see it. Not thread-safe.
 */
public final class AuditDocument {
    /** Longer values are cut. */
    static final int MOST_CHARACTERS = 256;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._@:/+*-]+");

    private final String type;
    private final Map<String, Object> members = new LinkedHashMap<>();

    AuditDocument(String type) {
        this.type = type;
    }

    /**
     * Adds a member.
     *
     * @param name a word
     * @param value a text or a number; null leaves it out
     * @return this
     */
    public AuditDocument with(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value instanceof String text ? cut(text) : value);
        }
        return this;
    }

    /**
     * Gives the document as JSON.
     *
     * @param time when it was
     * @return one object on one line, in ASCII
     */
    public String json(Instant time) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        json.add("\"type\":" + quoted(type)).add("\"timestamp\":" + quoted(time.toString()));
        members.forEach((name, value) ->
                json.add(quoted(name) + ":" + (value instanceof Number ? value : quoted(value.toString()))));
        return json.toString();
    }

    /** The document as {@code name=value}, in quotes what is more than a word; without a time. */
    String words() {
        StringJoiner words = new StringJoiner(" ").add(type);
        members.forEach((name, value) -> words.add(name + "=" + word(value.toString())));
        return words.toString();
    }

    private static String word(String value) {
        return WORD.matcher(value).matches() ? value : quoted(value);
    }

    private static String cut(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "..." : text;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
