package io.accountcreator.host.inbound.cli;

import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.access.operation.Answer;
import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an answer of what came back, or finds that it is none: whatever is at an address need not be a host. */
final class RemoteAnswer {
    private static final int OK = 200;

    private final RemoteCall.Reply reply;

    RemoteAnswer(RemoteCall.Reply reply) {
        this.reply = reply;
    }

    /**
     * Reads the answer.
     *
     * @param operation what was asked
     * @return the answer
     * @throws CommandException if the host does not take the question, or if this is not the answer of a host to it
     */
    Answer read(AskedOperation operation) throws CommandException {
        if (reply.status() == OK && reply.mediaType().equals("application/json")) {
            return answer(operation, document());
        }
        if (!reply.mediaType().equals("application/problem+json")) {
            throw notAnAnswer();
        }
        JsonObject problem = document();
        if (problem.get("answer") instanceof JsonObject answer) {
            return answer(operation, answer);
        }
        throw refused(problem);
    }

    private Answer answer(AskedOperation operation, JsonObject document) throws CommandException {
        if (!operation.javaName().equals(text(document, "operation"))) {
            throw notAnAnswer();
        }
        return new Answer(
                operation,
                constant(Status.class, text(document, "provisional")),
                constant(Status.class, text(document, "status")),
                document.containsKey("failure") ? constant(Failure.class, text(document, "failure")) : null,
                text(document, "text"),
                changed(document.get("changed")));
    }

    /** The host was not asked for the account: what it was given is wrong, or the key is not good for it. */
    private CommandException refused(JsonObject problem) {
        String detail = Optional.ofNullable(text(problem, "detail")).orElse("no detail");
        // What the host calls by its name in JSON is an option here.
        String said = AccountField.of(
                        Optional.ofNullable(text(problem, "field")).orElse(""))
                .filter(field -> detail.startsWith(field.jsonName() + ' '))
                .map(field -> CommandField.of(field).option()
                        + detail.substring(field.jsonName().length()))
                .orElse(detail);
        String line = AnswerPrinter.oneLine(said);
        return switch (reply.status()) {
            case 400, 413, 415, 422 -> CommandException.usage(line);
            case 401, 403, 429 -> CommandException.refusal(line);
            default -> CommandException.outage("HTTP " + reply.status() + ": " + line);
        };
    }

    private JsonObject document() throws CommandException {
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw notAnAnswer();
        }
    }

    private static Map<String, String> changed(@Nullable JsonValue members) {
        Map<String, String> changed = new LinkedHashMap<>();
        if (members instanceof JsonObject object) {
            object.forEach((name, value) -> {
                if (value instanceof JsonString text) {
                    changed.put(name, text.getString());
                }
            });
        }
        return changed;
    }

    private <T extends Enum<T>> T constant(Class<T> type, @Nullable String name) throws CommandException {
        try {
            return Enum.valueOf(type, Optional.ofNullable(name).orElse(""));
        } catch (IllegalArgumentException e) {
            throw notAnAnswer();
        }
    }

    private static @Nullable String text(JsonObject document, String name) {
        return document.get(name) instanceof JsonString text ? text.getString() : null;
    }

    private CommandException notAnAnswer() {
        return CommandException.outage("HTTP " + reply.status() + ", and not an answer of account-creator");
    }
}
