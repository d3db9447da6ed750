package io.accountcreator.host.inbound.http;

import io.accountcreator.host.inbound.json.Reply;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;

/** Answers in our form where a server, or Jakarta REST in it, would send its own page of an error. */
final class ShapedResponse extends HttpServletResponseWrapper {
    private final String path;

    ShapedResponse(HttpServletResponse response, String path) {
        super(response);
        this.path = path;
    }

    @Override
    public void sendError(int status) throws IOException {
        if (isCommitted()) {
            throw new IllegalStateException("the answer is under way");
        }
        resetBuffer();
        Reply.refusal(path, status, words(status)).write((HttpServletResponse) getResponse());
    }

    /** What the server says of it is not repeated: it may quote the request. */
    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }

    private static String words(int status) {
        return switch (status) {
            case SC_NOT_FOUND -> "there is nothing here";
            case SC_METHOD_NOT_ALLOWED -> "the method is not taken";
            default -> String.format(Locale.ROOT, "refused with %d", status);
        };
    }
}
