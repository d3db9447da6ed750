package io.accountcreator.host.inbound.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a body, strictly: one object whose members are texts, none twice. It is read by tokens, as a binding would let pass
 * what it does not know.
 */
final class FlatJson {
    private FlatJson() {}

    /**
     * Reads a body.
     *
     * @param body nothing at all stands for no members
     * @return the members in their order
     * @throws RefusedRequestException if it is anything but a flat object of texts in UTF-8
     */
    static Map<String, String> read(byte[] body) throws RefusedRequestException {
        if (body.length == 0) {
            return Map.of();
        }
        try (JsonParser parser = Parsers.FACTORY.createParser(new StringReader(decoded(body)))) {
            expect(parser.hasNext() && parser.next() == Event.START_OBJECT, "the body is no JSON object");
            Map<String, String> members = members(parser);
            expect(!parser.hasNext(), "something follows the JSON object");
            return members;
        } catch (JsonException | IllegalStateException e) {
            throw refused("the body is not well-formed JSON");
        }
    }

    private static Map<String, String> members(JsonParser parser) throws RefusedRequestException {
        Map<String, String> members = new LinkedHashMap<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString();
            expect(parser.next() == Event.VALUE_STRING, "a value is not a string");
            expect(members.put(name, parser.getString()) == null, "a field stands twice");
        }
        return members;
    }

    private static String decoded(byte[] body) throws RefusedRequestException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("the body is not UTF-8");
        }
    }

    private static void expect(boolean met, String otherwise) throws RefusedRequestException {
        if (!met) {
            throw refused(otherwise);
        }
    }

    private static RefusedRequestException refused(String detail) {
        return new RefusedRequestException(400, detail);
    }

    /** Found when the first body is read: that takes its time. */
    private static final class Parsers {
        static final JsonParserFactory FACTORY = Json.createParserFactory(Map.of());
    }
}
