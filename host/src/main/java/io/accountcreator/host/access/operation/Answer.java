package io.accountcreator.host.access.operation;

import io.accountcreator.AccountCreator;
import io.accountcreator.Field;
import io.accountcreator.Secret;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a question ended, as a document. It holds revealed secrets, so it prints none; it is for whoever may have them.
 *
 * @param operation what was asked
 * @param provisional the provisional status
 * @param status the final status, the provisional one where nothing follows
 * @param failure why, if the status is REQUEST_FAILED, else null
 * @param text a text for people, null if there is none
 * @param changed the fields that the backend told, by their names in JSON, with secrets revealed
 */
public record Answer(
        AskedOperation operation,
        Status provisional,
        Status status,
        @Nullable Failure failure,
        @Nullable String text,
        Map<String, String> changed) {
    /**
     * Makes an answer.
     *
     * @param operation what was asked
     * @param provisional the provisional status
     * @param status the final status
     * @param failure why, or null
     * @param text a text for people, or null
     * @param changed by name in JSON, in the order in which they are to stand
     */
    public Answer {
        changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
    }

    /**
     * Puts an answer together.
     *
     * @param operation what was asked
     * @param provisional the provisional status
     * @param last the final status
     * @param creator the creator that asked, still open: its secrets go into the answer
     * @return the answer
     */
    public static Answer of(AskedOperation operation, Status provisional, FinalStatus last, AccountCreator creator) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            String told = last.changed().get(field);
            if (told != null) {
                changed.put(Names.camel(field), field.secret() ? revealed(field, creator) : told);
            }
        }
        return new Answer(operation, provisional, last.status(), last.failure(), last.response(), changed);
    }

    /**
     * Says what the answer means.
     *
     * @return what its status means
     */
    public AnswerKind kind() {
        return AnswerKind.of(operation, status);
    }

    /**
     * Gives the document as its members, in their order; what is not there is left out.
     *
     * @return operation, provisional, status, failure, text, changed
     */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("operation", operation.javaName());
        members.put("provisional", provisional.name());
        members.put("status", status.name());
        if (failure != null) {
            members.put("failure", failure.name());
        }
        if (text != null) {
            members.put("text", text);
        }
        if (!changed.isEmpty()) {
            members.put("changed", changed);
        }
        return members;
    }

    /**
     * Gives the document.
     *
     * @return JSON in UTF-8, the same bytes for the same answer, ending in a line end
     */
    public byte[] json() {
        return JsonDocument.write(members());
    }

    private static String revealed(Field field, AccountCreator creator) {
        Secret secret =
                switch (field) {
                    case HA1 -> creator.ha1();
                    case ACTIVATION_CODE -> creator.activationCode();
                    default -> null;
                };
        return secret == null ? "" : secret.reveal();
    }

    @Override
    public String toString() {
        return operation + " " + status + " " + changed.keySet();
    }
}
