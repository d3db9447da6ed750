package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import io.accountcreator.status.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer. Its body may hold a secret, so it prints none.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body the bytes
 * @param headers further headers
 * @param refusal why the entry point refused, null if it did not
 */
record GatewayReply(
        int status,
        String contentType,
        byte[] body,
        List<Header> headers,
        @Nullable String refusal) {
    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int REQUEST_TIMEOUT = 408;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED_MEDIA_TYPE = 415;
    static final int TOO_MANY_REQUESTS = 429;
    static final int INTERNAL_ERROR = 500;
    static final int NOT_IMPLEMENTED = 501;
    static final int UNAVAILABLE = 503;
    static final int GATEWAY_TIMEOUT = 504;

    /** One line of the head. */
    record Header(String name, String value) {}

    /** An answer in XML, with status 200, which is all that clients read. */
    static GatewayReply of(XmlRpcAnswer answer) {
        return new GatewayReply(OK, "text/xml; charset=UTF-8", XmlRpcWriter.write(answer), List.of(), null);
    }

    /** A refusal that clients know by a text. */
    static GatewayReply text(String text) {
        return of(new XmlRpcAnswer.Text(text)).refusing(text);
    }

    /** Anything else: clients make a failed request of it, and read nothing out of it. */
    static GatewayReply error(int status, String reason) {
        return new GatewayReply(
                status,
                "text/plain; charset=UTF-8",
                (reason + '\n').getBytes(StandardCharsets.UTF_8),
                List.of(),
                reason);
    }

    /** A request that could not be carried out, which says nothing about an account. */
    static GatewayReply failed(@Nullable Failure failure) {
        return switch (failure == null ? Failure.OUTAGE : failure) {
            case NOT_CONFIGURED -> error(INTERNAL_ERROR, "the backend is not configured");
            case OUTAGE -> error(INTERNAL_ERROR, "the backend cannot be reached");
            case NO_ROOM ->
                error(UNAVAILABLE, "too many requests are under way").with("Retry-After", "1");
            case DEADLINE -> error(GATEWAY_TIMEOUT, "the backend did not answer in time");
        };
    }

    /** The same as a refusal by the entry point or, with null, as what a final status tells of. */
    GatewayReply refusing(@Nullable String reason) {
        return new GatewayReply(status, contentType, body, headers, reason);
    }

    /** Takes note of a refusal. */
    void noteIn(Refusal refusals) {
        if (refusal != null) {
            refusals.because(status, refusal);
        }
    }

    /** Refuses whoever asks too often. */
    static GatewayReply tooMany(Duration wait) {
        return error(TOO_MANY_REQUESTS, "too many requests").with("Retry-After", Long.toString(wait.toSeconds()));
    }

    GatewayReply with(String header, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new GatewayReply(status, contentType, body, more, refusal);
    }

    @Override
    public String toString() {
        return "reply with status " + status;
    }
}
