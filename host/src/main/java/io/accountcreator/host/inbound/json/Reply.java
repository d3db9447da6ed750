package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.operation.JsonDocument;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer. Its body may hold a secret, so it prints none.
 *
 * @param status the HTTP status
 * @param contentType exactly as it is to be sent
 * @param headers further headers
 * @param body the bytes
 * @param refusal why the entry point refused, null if it did not; nothing in it may be secret
 */
public record Reply(
        int status,
        String contentType,
        Map<String, String> headers,
        byte[] body,
        @Nullable String refusal) {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String TEXT = "text/plain; charset=UTF-8";

    static Reply json(byte[] body) {
        return new Reply(HttpServletResponse.SC_OK, JSON, Map.of(), body, null);
    }

    /** Problem details (RFC 9457): the HTTP status says all there is to say of the type. */
    static Reply problem(int status, String detail, Map<String, ?> extensions) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title(status));
        members.put("status", status);
        members.put("detail", detail);
        members.putAll(extensions);
        return new Reply(status, PROBLEM, Map.of(), JsonDocument.write(members), detail);
    }

    static Reply problem(int status, String detail) {
        return problem(status, detail, Map.of());
    }

    /**
     * Refuses a request in the form that its path has: problem details below the root of this face, else a line of text.
     *
     * @param path its path below the context root
     * @param status the HTTP status
     * @param detail why, in a few words
     * @return the answer
     */
    public static Reply refusal(String path, int status, String detail) {
        return ApiFilter.isBelowRoot(path)
                ? problem(status, detail)
                : new Reply(status, TEXT, Map.of(), (detail + '\n').getBytes(StandardCharsets.UTF_8), detail);
    }

    /**
     * Adds a header.
     *
     * @param header its name
     * @param value its value
     * @return the same answer with it
     */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, more, body, refusal);
    }

    /** The same with other words for its refusal, or, with null, as what a final status tells of. */
    Reply refusing(@Nullable String reason) {
        return new Reply(status, contentType, headers, body, reason);
    }

    /**
     * Takes note of a refusal.
     *
     * @param refusals where
     */
    public void noteIn(Refusal refusals) {
        if (refusal != null) {
            refusals.because(status, refusal);
        }
    }

    /**
     * Gives every header of the answer.
     *
     * @return by name, in the order in which they are sent
     */
    public Map<String, String> allHeaders() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", contentType);
        all.put("Content-Length", Integer.toString(body.length));
        all.put("Cache-Control", "no-store");
        all.put("X-Content-Type-Options", "nosniff");
        all.putAll(headers);
        return all;
    }

    /** For Jakarta REST. */
    Response response() {
        Response.ResponseBuilder response = Response.status(status).entity(body);
        allHeaders().forEach(response::header);
        return response.build();
    }

    /**
     * Writes it where Jakarta REST was not reached.
     *
     * @param response where
     * @throws IOException if the client has gone
     */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        allHeaders().forEach(response::setHeader);
        response.getOutputStream().write(body);
    }

    private static String title(int status) {
        return switch (status) {
            // The enum calls it by its old name, and does not know the others.
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            default -> {
                Response.Status known = Response.Status.fromStatusCode(status);
                yield known == null ? "HTTP " + status : known.getReasonPhrase();
            }
        };
    }

    @Override
    public String toString() {
        return "reply with status " + status;
    }
}
