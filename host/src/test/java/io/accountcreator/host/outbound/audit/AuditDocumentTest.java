package io.accountcreator.host.outbound.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Failure;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever fills in fields must not write lines, nor parts of lines, with them. */
class AuditDocumentTest {
    private static final int ROUNDS = 2_000;
    private static final Pattern LINE = Pattern.compile("[ -~]+");
    private static final Pattern WORDS =
            Pattern.compile("([a-z.-]+)((?: [a-z]+=(?:[A-Za-z0-9._@:/+*-]+|\"(?:[^\"\\\\]|\\\\.)*\"))*)");
    private static final Pattern NAME = Pattern.compile(" ([a-z]+)=(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^ ]*)");

    /** Line ends of all kinds, escapes of terminals, marks that turn text round, halves of pairs, and our own syntax. */
    private static final String[] HOSTILE = {
        "\r",
        "\n",
        "\r\n",
        "\u001b[2J",
        "\u0000",
        "\u0008",
        "\u007f",
        "\u0085",
        "\u009b",
        "\u00a0",
        "\u00ad",
        "\u061c",
        "\u200b",
        "\u200e",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\ud800",
        "\udc00",
        "\uffff",
        "\ud83d\ude00",
        "\"",
        "\\",
        "'",
        "=",
        " ",
        "\t",
        " status=",
        "\",\"status\":\"",
        "{",
        "}",
        "{0}",
        "%n",
        "${x}",
        "\\u000a",
        "é",
        "a"
    };

    private final AuditDocuments documents = AuditConfig.from(
                    Settings.of(Map.of("accountcreator.audit.address", "full")))
            .documents();

    @Test
    void everyEventShouldBeOneLineWithItsOwnNamesWhateverItsFieldsHold() {
        Random random = new Random(117);
        for (int round = 0; round < ROUNDS; round++) {
            FinalStatus status = Events.ended(
                    hostile(random),
                    hostile(random),
                    hostile(random),
                    hostile(random),
                    hostile(random),
                    Failure.values()[random.nextInt(Failure.values().length)]);

            AuditDocument document = documents.ended(status);

            List<String> names = List.of(
                    "id", "operation", "status", "failure", "backend", "domain", "subject", "phone", "address", "ms");
            JsonObject json = assertPlain(document, names);
            assertThat(json.getString("domain")).isEqualTo(status.domain());
            assertThat(json.getString("backend")).isEqualTo(status.backend());
            assertThat(json.getString("address")).isEqualTo(status.clientAddress());
            assertThat(json.getString("status")).isEqualTo("REQUEST_OK");
        }
    }

    @Test
    void everyRefusalShouldBeOneLineWithItsOwnNamesWhateverItsReasonHolds() {
        Random random = new Random(23);
        for (int round = 0; round < ROUNDS; round++) {
            String reason = hostile(random);

            AuditDocument document = documents.refused(EntryPoint.PAGE, 400, reason, hostile(random));

            JsonObject json = assertPlain(document, List.of("door", "http", "reason", "address"));
            assertThat(json.getString("reason")).isEqualTo(reason);
        }
    }

    @Test
    void aLongValueShouldBeCut() {
        String line = new AuditDocument("request.refused")
                .with("reason", "x".repeat(10_000))
                .words();

        assertThat(line)
                .hasSize("request.refused reason=".length() + AuditDocument.MOST_CHARACTERS + 3)
                .endsWith("x...");
    }

    private static JsonObject assertPlain(AuditDocument document, List<String> names) {
        assertThat(document.words()).matches(LINE).matches(WORDS);
        assertThat(namesIn(document.words())).isEqualTo(names);
        String json = document.json(Instant.EPOCH);
        assertThat(json).matches(LINE);
        JsonObject read = Json.createReader(new StringReader(json)).readObject();
        List<String> all = new ArrayList<>(List.of("type", "timestamp"));
        all.addAll(names);
        assertThat(read.keySet()).containsExactlyElementsOf(all);
        return read;
    }

    private static List<String> namesIn(String words) {
        return NAME.matcher(words).results().map(match -> match.group(1)).toList();
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(HOSTILE[random.nextInt(HOSTILE.length)]);
        }
        return text.toString();
    }
}
