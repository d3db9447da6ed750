package io.accountcreator.host.inbound.xmlrpc;

/** Ends the reading of a call with an answer that needs no backend. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient GatewayReply reply;

    RefusedException(GatewayReply reply) {
        super("refused with " + reply.status(), null, false, false);
        this.reply = reply;
    }

    /** A call that no client would make: HTTP 400. */
    static RefusedException badRequest(String reason) {
        return new RefusedException(GatewayReply.error(GatewayReply.BAD_REQUEST, reason));
    }

    /** A call that clients do make, and whose refusal they know by a text. */
    static RefusedException text(String text) {
        return new RefusedException(GatewayReply.text(text));
    }

    GatewayReply reply() {
        return reply;
    }
}
