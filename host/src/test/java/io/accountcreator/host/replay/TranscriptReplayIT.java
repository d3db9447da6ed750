package io.accountcreator.host.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.RealClient;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A conversation recorded between the real client and the account manager it was made for, held again between the real
 * client and this host. What we do otherwise on purpose stands in differences.jsonl, with the reason; anything else fails.
 */
class TranscriptReplayIT {
    private static final String DOMAIN = "sip.example.org";
    private static final List<String> COMPARED = List.of("setters", "provisional", "final", "callback");

    @Test
    void replayShouldAnswerAsRecordedOnTheEmbeddedDirectory() {
        replay(Map.of("accountcreator.ldap.url", "memory:"));
    }

    @Test
    void replayShouldAnswerAsRecordedOnSlapd() {
        try (Slapd slapd = Slapd.start()) {
            replay(slapd.settings());
        }
    }

    private static void replay(Map<String, String> directory) {
        Map<String, String> settings = new HashMap<>(directory);
        settings.put("accountcreator.domain", DOMAIN);
        settings.put("accountcreator.gateway.test-methods", "true");
        try (SeHost host = SeHost.start(settings)) {
            new Replay(host).all();
        }
    }

    private static final class Replay {
        private final SeHost host;
        private final RealClient client;
        private final Map<Integer, JsonObject> differences =
                read("differences.jsonl").collect(toMap(d -> d.getInt("n"), identity()));
        private final List<String> failures = new ArrayList<>();

        /** Recorded codes and random hashes, and what stands in their place here. */
        private final Map<String, String> ours = new HashMap<>();

        Replay(SeHost host) {
            this.host = host;
            client = RealClient.of(host.gateway());
        }

        void all() {
            List<JsonObject> lines = read("transcript.jsonl").toList();
            assertThat(lines).hasSize(105);
            lines.forEach(this::line);
            assertThat(failures).isEmpty();
        }

        private void line(JsonObject recorded) {
            int number = recorded.getInt("n");
            if (recorded.containsKey("advance")) {
                host.advance(Duration.parse(recorded.getString("advance")));
            }
            JsonObject difference = differences.getOrDefault(number, JsonValue.EMPTY_JSON_OBJECT);
            JsonObject answer = client.run(recorded.getString("op"), fields(recorded));
            for (JsonObject random : List.of(recorded, difference)) {
                if (random.containsKey("random")) {
                    String ha1 = answer.getJsonObject("after").getString("ha1");
                    assertThat(ha1)
                            .isNotEqualTo(
                                    recorded.getJsonObject("creator_after").getString("ha1"));
                    ours.put(random.getString("random"), ha1);
                }
            }
            if (recorded.containsKey("issued")) {
                boolean told = recorded.getString("op").equals("get_confirmation_key");
                String code = told ? answer.getString("response") : host.lastCode();
                ours.put(recorded.getString("issued"), code);
            }
            JsonObject expected = expected(recorded, difference);
            JsonObject found = found(answer, expected);
            if (!found.equals(expected)) {
                failures.add("line " + number + " " + recorded.getString("note") + "\n expected " + expected
                        + "\n found    " + found);
            }
            if (!difference.isEmpty() && expected.equals(expected(recorded, JsonValue.EMPTY_JSON_OBJECT))) {
                failures.add("line " + number + " is listed as a difference, and is none");
            }
            restore(difference);
        }

        /** After a difference, brings the accounts where the recorded server had them. */
        private void restore(JsonObject difference) {
            if (!difference.containsKey("restore")) {
                return;
            }
            String last = "";
            for (JsonArray call : difference.getJsonArray("restore").getValuesAs(JsonArray.class)) {
                List<String> words = call.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .map(this::withCode)
                        .toList();
                last = RawCall.call(host.gateway(), words.get(0), words.subList(1, words.size()));
                assertThat(last)
                        .as("restoring after line " + difference.getInt("n"))
                        .doesNotStartWith("ERROR_");
            }
            if (difference.containsKey("issued")) {
                ours.put(difference.getString("issued"), last);
            }
        }

        private String withCode(String word) {
            return word.startsWith("{code:") ? host.code(word.substring(6, word.length() - 1)) : word;
        }

        private List<String> fields(JsonObject recorded) {
            return recorded.getJsonArray("fields").getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .map(this::withOurCode)
                    .toList();
        }

        private String withOurCode(String field) {
            String prefix = "activation_code=";
            return field.startsWith(prefix) ? prefix + translate(field.substring(prefix.length())) : field;
        }

        private String translate(String text) {
            return ours.getOrDefault(text, text);
        }

        private JsonObject expected(JsonObject recorded, JsonObject difference) {
            JsonObjectBuilder expected = Json.createObjectBuilder();
            COMPARED.forEach(key -> expected.add(key, difference.getOrDefault(key, recorded.get(key))));
            JsonValue text = difference.getOrDefault("callback_text", recorded.get("callback_text"));
            if (!text.equals(Json.createValue("(request XML)"))) {
                expected.add("response", translate(text));
            }
            JsonObjectBuilder after = Json.createObjectBuilder();
            JsonObject changed = difference.containsKey("creator_after")
                    ? difference.getJsonObject("creator_after")
                    : JsonValue.EMPTY_JSON_OBJECT;
            recorded.getJsonObject("creator_after")
                    .forEach((key, value) -> after.add(key, translate(changed.getOrDefault(key, value))));
            return expected.add("after", after).build();
        }

        private JsonValue translate(JsonValue value) {
            return value instanceof JsonString string ? Json.createValue(translate(string.getString())) : value;
        }

        private static JsonObject found(JsonObject answer, JsonObject expected) {
            JsonObjectBuilder found = Json.createObjectBuilder();
            expected.keySet().forEach(key -> found.add(key, answer.get(key)));
            return found.build();
        }

        private static Stream<JsonObject> read(String name) {
            try (BufferedReader in = new BufferedReader(
                    new InputStreamReader(TranscriptReplayIT.class.getResourceAsStream(name), UTF_8))) {
                return in.lines().toList().stream()
                        .map(line -> Json.createReader(new StringReader(line)).readObject());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
