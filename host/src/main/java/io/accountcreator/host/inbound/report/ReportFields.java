package io.accountcreator.host.inbound.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a report, as the provider sent them: their values are signed as they are.
 *
 * @param all names and values; a name may stand twice
 */
record ReportFields(List<Field> all) {
    private static final int MOST = 64;

    /**
     * One of them.
     *
     * @param name its name
     * @param value its value
     */
    record Field(String name, String value) {}

    /**
     * Reads a form or a query.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ReportFields ofForm(String text) {
        List<Field> fields = new ArrayList<>();
        for (String pair : text.split("&", MOST + 1)) {
            String[] parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                add(fields, decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return new ReportFields(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /**
     * Reads a flat JSON object.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ReportFields ofJson(String text) {
        List<Field> fields = new ArrayList<>();
        try (JsonParser parser = Parsers.FACTORY.createParser(new StringReader(text))) {
            expect(parser.hasNext() && parser.next() == Event.START_OBJECT);
            Event next = parser.next();
            while (next == Event.KEY_NAME) {
                String name = parser.getString();
                Event value = parser.next();
                expect(value == Event.VALUE_STRING || value == Event.VALUE_NUMBER);
                add(fields, name, parser.getString());
                next = parser.next();
            }
            expect(next == Event.END_OBJECT && !parser.hasNext());
        } catch (JsonException | IllegalStateException e) {
            throw new IllegalArgumentException("no flat JSON object", e);
        }
        return new ReportFields(fields);
    }

    private static void add(List<Field> fields, String name, String value) {
        expect(fields.size() < MOST);
        fields.add(new Field(name, value));
    }

    private static void expect(boolean met) {
        if (!met) {
            throw new IllegalArgumentException("no report");
        }
    }

    /** The value of a field; null if it is not there, or stands twice. */
    @Nullable
    String value(String name) {
        List<String> values = all.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
        return values.size() == 1 ? values.get(0) : null;
    }

    /** Nothing of a report is for a log, but what is taken out of it. */
    @Override
    public String toString() {
        return all.size() + " fields";
    }

    /** Found when the first report is read: that takes its time. */
    private static final class Parsers {
        static final JsonParserFactory FACTORY = Json.createParserFactory(Map.of());
    }
}
