package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.host.inbound.json.Subject.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says by the head of a call whether its body is worth having. Thread-safe. */
@ApplicationScoped
public class JsonHead {
    private static final int SEGMENTS = 3;

    private final ApiAuthorisation authorisation;

    /** For the client proxy only. */
    @SuppressWarnings("NullAway")
    protected JsonHead() {
        authorisation = null;
    }

    @Inject
    JsonHead(ApiAuthorisation authorisation) {
        this.authorisation = authorisation;
    }

    /**
     * Says whether a call may be carried out, as far as its operation and its key go.
     *
     * @param path decoded, below the root of this face
     * @param authorization the header, null if there is none
     * @return false if it is going to be refused
     */
    public boolean admits(String path, @Nullable String authorization) {
        String[] segments = path.split("/", -1);
        if (segments.length != SEGMENTS) {
            return false;
        }
        Optional<AskedOperation> operation = Kind.of(segments[0])
                .flatMap(kind -> AskedOperation.of(segments[2]).filter(kind::has));
        try {
            if (operation.isEmpty()) {
                return false;
            }
            authorisation.check(authorisation.identify(authorization), operation.get());
            return true;
        } catch (RefusedRequestException e) {
            return false;
        }
    }
}
