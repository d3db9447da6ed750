package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.operation.RefusedFieldException;
import java.util.Map;

/** Ends the reading of a request with an answer that needs no backend. */
final class RefusedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    RefusedRequestException(Reply reply) {
        super("refused with " + reply.status(), null, false, false);
        this.reply = reply;
    }

    RefusedRequestException(int status, String detail) {
        this(Reply.problem(status, detail));
    }

    /** A value that its field does not take. */
    static RefusedRequestException of(RefusedFieldException refused) {
        String name = refused.field().jsonName();
        return new RefusedRequestException(Reply.problem(400, name + ' ' + refused.reason(), Map.of("field", name)));
    }

    Reply reply() {
        return reply;
    }
}
