package io.accountcreator.host.gateway;

import io.accountcreator.status.Failure;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer. Its body may hold a secret, so it prints none.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body the bytes
 */
record GatewayReply(int status, String contentType, byte[] body) {
    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int REQUEST_TIMEOUT = 408;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED_MEDIA_TYPE = 415;
    static final int INTERNAL_ERROR = 500;
    static final int NOT_IMPLEMENTED = 501;
    static final int UNAVAILABLE = 503;
    static final int GATEWAY_TIMEOUT = 504;

    /** An answer in XML, with status 200, which is all that clients read. */
    static GatewayReply of(XmlRpcAnswer answer) {
        return new GatewayReply(OK, "text/xml; charset=UTF-8", XmlRpcWriter.write(answer));
    }

    /** An answer that is one text. */
    static GatewayReply text(String text) {
        return of(new XmlRpcAnswer.Text(text));
    }

    /** Anything else: clients make a failed request of it, and read nothing out of it. */
    static GatewayReply error(int status, String reason) {
        return new GatewayReply(status, "text/plain; charset=UTF-8", (reason + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** A request that could not be carried out, which says nothing about an account. */
    static GatewayReply failed(@Nullable Failure failure) {
        return switch (failure == null ? Failure.OUTAGE : failure) {
            case NOT_CONFIGURED -> error(INTERNAL_ERROR, "the backend is not configured");
            case OUTAGE -> error(INTERNAL_ERROR, "the backend cannot be reached");
            case NO_ROOM -> error(UNAVAILABLE, "too many requests are under way");
            case DEADLINE -> error(GATEWAY_TIMEOUT, "the backend did not answer in time");
        };
    }

    @Override
    public String toString() {
        return "reply with status " + status;
    }
}
