package io.accountcreator.host.outbound.message.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {{names}}} in it, which values take the place of. What a value holds is escaped for where it goes, and
 * is never itself looked at for names.
 */
final class Placeholders {
    private static final Pattern NAME = Pattern.compile("\\{\\{([^{}]*)}}");

    private final String text;
    private final UnaryOperator<String> escape;

    private Placeholders(String text, UnaryOperator<String> escape) {
        this.text = text;
        this.escape = escape;
    }

    /** In an address: everything but letters, digits and {@code -._} becomes a percent sign and a number. */
    static Placeholders inUrl(String text) {
        return new Placeholders(text, value -> URLEncoder.encode(value, UTF_8).replace("+", "%20"));
    }

    /** In a header: as it is. */
    static Placeholders inHeader(String text) {
        return new Placeholders(text, UnaryOperator.identity());
    }

    /** In a body, escaped as its media type demands. */
    static Placeholders inBody(String text, String contentType) {
        String media = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (media.equals("application/x-www-form-urlencoded")) {
            return new Placeholders(text, value -> URLEncoder.encode(value, UTF_8));
        }
        if (media.equals("application/json") || media.endsWith("+json")) {
            return new Placeholders(text, Placeholders::json);
        }
        if (media.equals("text/plain")) {
            return new Placeholders(text, UnaryOperator.identity());
        }
        throw new IllegalArgumentException(contentType);
    }

    private static String json(String value) {
        String quoted = Json.createValue(value).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Refuses names that nothing is known by. */
    Placeholders known(Set<String> names) {
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                throw new IllegalArgumentException(matcher.group());
            }
        }
        return this;
    }

    /** Whether a name is in it. */
    boolean has(String name) {
        return text.contains("{{" + name + "}}");
    }

    String fill(Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(escape.apply(values.getOrDefault(name.group(1), ""))));
    }
}
