package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.inbound.body.MediaTypes;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before Jakarta REST: finds the API key and the client's address, and turns away what implementations read, or answer, each in its own way.
 * Nothing of a body is read here.
 */
@Dependent
public class ApiFilter extends HttpFilter {
    /** What this face is below, in the form of a mapping. */
    public static final String PATHS = JsonApplication.ROOT + "/*";

    /** The attribute of a request that holds its {@link ApiKey}. */
    static final String KEY = "io.accountcreator.host.inbound.json.key";

    /** The attribute that holds the {@link InetAddress} of the client, if it is known. */
    static final String CLIENT = "io.accountcreator.host.inbound.json.client";

    /** The attribute of a request that says that Jakarta REST has found who answers it. */
    static final String FOUND = "io.accountcreator.host.inbound.json.found";

    /** The longest body that is taken. */
    static final int MOST_BYTES = 64 * 1024;

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final String ALLOWED = "GET, HEAD, POST";

    private final transient ApiAuthorisation authorisation;
    private final transient AccessControl access;
    private final transient Refusals refusals;

    @Inject
    ApiFilter(ApiAuthorisation authorisation, AccessControl access, Refusals refusals) {
        this.authorisation = authorisation;
        this.access = access;
        this.refusals = refusals;
    }

    /**
     * Says whether this face answers at a path.
     *
     * @param path below the context root
     * @return also true where it says that nothing is there
     */
    public static boolean isBelowRoot(String path) {
        return path.equals(JsonApplication.ROOT) || path.startsWith(JsonApplication.ROOT + "/");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        InetAddress client = access.client(request);
        Refusal note = refusals.of(EntryPoint.JSON, client);
        try {
            Reply refusal = refusal(request);
            if (refusal != null) {
                refusal.noteIn(note);
                refusal.write(response);
                return;
            }
            request.setAttribute(KEY, authorisation.identify(request.getHeader("Authorization")));
            request.setAttribute(CLIENT, client);
            chain.doFilter(new PlainRequest(request), response);
            if (request.getAttribute(FOUND) == null && response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
                note.because(response.getStatus(), "no such path or method");
            }
        } catch (RefusedRequestException e) {
            e.reply().noteIn(note);
            e.reply().write(response);
        }
    }

    private static @Nullable Reply refusal(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return Reply.problem(405, "only GET and POST are taken").with("Allow", ALLOWED);
        }
        String root = request.getContextPath() + JsonApplication.ROOT;
        String path = request.getRequestURI();
        if (!path.startsWith(root + "/")) {
            return Reply.problem(404, "there is nothing here");
        }
        if (!RequestPath.isPlain(path.substring(root.length()))) {
            return Reply.problem(400, "the path is not plain");
        }
        if (request.getQueryString() != null) {
            return Reply.problem(400, "no query is taken: fields stand in the body");
        }
        if (isDouble(request, "Authorization") || isDouble(request, "Content-Type")) {
            return Reply.problem(400, "a header stands twice");
        }
        if (!MediaTypes.takesJson(String.join(",", Collections.list(request.getHeaders("Accept"))))) {
            return Reply.problem(406, "answers are application/json");
        }
        return bodyRefusal(request);
    }

    private static @Nullable Reply bodyRefusal(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length > MOST_BYTES) {
            return tooLarge();
        }
        if (length <= 0 && request.getHeader("Transfer-Encoding") == null) {
            return null;
        }
        if (!request.getMethod().equals("POST")) {
            return Reply.problem(400, "only POST has a body");
        }
        if (request.getHeader("Content-Encoding") != null) {
            return Reply.problem(415, "no content encoding is taken");
        }
        return MediaTypes.isJson(request.getContentType())
                ? null
                : Reply.problem(415, "only application/json in UTF-8 is taken");
    }

    /** Refuses a body that is too large. */
    static Reply tooLarge() {
        return unread(413, "the body is larger than 64 KiB");
    }

    /** Refuses a body that takes too long to arrive. */
    static Reply late() {
        return unread(408, "the body did not arrive in time");
    }

    /** Refuses a body that comes in chunks of a few bytes. */
    static Reply tinyChunks() {
        return unread(400, "the chunks are too small").with("Connection", "close");
    }

    /** Refuses a body that did not come to its end. */
    static Reply broken() {
        return unread(400, "the body broke off");
    }

    /** Refuses a body for which there is no room, as too much is arriving. */
    static Reply noRoom() {
        return unread(503, "too much is arriving").with("Retry-After", "1");
    }

    /** The rest of the body is not read. */
    private static Reply unread(int status, String detail) {
        return Reply.problem(status, detail).with("Connection", "close");
    }

    private static boolean isDouble(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).size() > 1;
    }
}
