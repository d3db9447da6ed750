package io.accountcreator.host.inbound.xmlrpc;

/** A body that is no call of ours. Its reason is fixed text and holds nothing of the body. */
final class MalformedCallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedCallException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
