package io.accountcreator.host.access.operation;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes documents by JSON-B, members in the order of the map, so that both faces give the same bytes. */
public final class JsonDocument {
    private JsonDocument() {}

    /**
     * Writes a document.
     *
     * @param members texts, numbers and maps of such
     * @return JSON in UTF-8, ending in a line end
     */
    public static byte[] write(Map<String, ?> members) {
        return (Binding.JSONB.toJson(members) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** Made when the first document is written: it is slow to make, and thread-safe. */
    private static final class Binding {
        static final Jsonb JSONB = JsonbBuilder.create();
    }
}
