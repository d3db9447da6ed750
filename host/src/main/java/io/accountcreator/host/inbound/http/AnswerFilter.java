package io.accountcreator.host.inbound.http;

import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.inbound.health.HealthServlet;
import io.accountcreator.host.inbound.json.ApiFilter;
import io.accountcreator.host.inbound.json.Reply;
import io.accountcreator.host.inbound.page.ActivationPage;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.spi.ErrorLog;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything, in a server and on Java SE alike, so that every answer is one of ours: where nothing is there, where
 * a request is not to be read at all, and where something was thrown, the server would answer in HTML, or with a stack trace.
 */
@Dependent
public class AnswerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final ErrorLog ERRORS = ErrorLog.of(System.getLogger(AnswerFilter.class.getName()));
    private static final Set<String> PATHS =
            Set.of(HealthServlet.LIVE, HealthServlet.READY, ActivationPage.PATHS[0], ActivationPage.PATHS[1]);

    /** The longest link that the page takes is half as long. */
    private static final int LONGEST_TARGET = 4 * 1024;

    private static final int MOST_HEADER_CHARACTERS = 12 * 1024;

    private final transient ApiFilter apiFilter;
    private final transient HostConfig config;
    private final transient AccessControl access;
    private final transient Refusals refusals;
    private transient List<String> mapped = List.of();

    @Inject
    AnswerFilter(ApiFilter apiFilter, HostConfig config, AccessControl access, Refusals refusals) {
        this.config = config;
        this.apiFilter = apiFilter;
        this.access = access;
        this.refusals = refusals;
    }

    /** Says what there is besides, by the settings, in the form of mappings. */
    public void opensTo(String... mappings) {
        mapped = List.of(mappings);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        if (!isOurs(path) && isSomebodyElses(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.isSecure() || config.behindProxy()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        Reply refusal = refusal(request, path);
        if (refusal != null) {
            refuse(request, response, refusal);
            return;
        }
        if (request.getHeader("Transfer-Encoding") != null) {
            // Servers take line ends in chunks that others do not: nothing that follows is taken for a request.
            response.setHeader("Connection", "close");
        }
        try {
            HttpServletResponse shaped = new ShapedResponse(response, path);
            if (ApiFilter.isBelowRoot(path)) {
                apiFilter.doFilter(request, shaped, chain);
            } else {
                chain.doFilter(request, shaped);
            }
        } catch (ServletException | RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            ERRORS.write("a request could not be answered", e);
            if (!response.isCommitted()) {
                response.reset();
                refuse(request, response, Reply.refusal(path, 500, "unexpected error"));
            }
        }
    }

    /** What can be refused by the head of a request alone, whatever it is for; null if nothing is. */
    private @Nullable Reply refusal(HttpServletRequest request, String path) {
        Framing framing = Framing.problem(
                request.getProtocol(),
                Collections.list(request.getHeaders("Transfer-Encoding")),
                request.getHeader("Content-Length") != null);
        if (framing != null) {
            return unread(Reply.refusal(path, framing.status(), framing.reason()));
        }
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST_TARGET) {
            return unread(Reply.refusal(path, 414, "the address is too long"));
        }
        if (characters(request) > MOST_HEADER_CHARACTERS) {
            return unread(Reply.refusal(path, 431, "the headers are too long"));
        }
        return isOurs(path) ? null : Reply.refusal(path, HttpServletResponse.SC_NOT_FOUND, "there is nothing here");
    }

    private static Reply unread(Reply reply) {
        return reply.with("Connection", "close");
    }

    private static long characters(HttpServletRequest request) {
        long count = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                count += name.length() + value.length();
            }
        }
        return count;
    }

    private boolean isOurs(String path) {
        return ApiFilter.isBelowRoot(path)
                || PATHS.contains(path)
                || mapped.stream()
                        .anyMatch(mapping -> mapping.endsWith("/*")
                                ? (path + "/").startsWith(mapping.substring(0, mapping.length() - 1))
                                : path.equals(mapping));
    }

    /** A servlet that was added to the application, by a test or an operator, answers for itself. */
    private static boolean isSomebodyElses(HttpServletRequest request) {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        return match == MappingMatch.EXACT || match == MappingMatch.PATH;
    }

    /** Decoded and without parameters, as servlets are found by it. */
    private static String path(HttpServletRequest request) {
        String further = request.getPathInfo();
        return further == null ? request.getServletPath() : request.getServletPath() + further;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Reply reply) throws IOException {
        EntryPoint entryPoint = ApiFilter.isBelowRoot(path(request)) ? EntryPoint.JSON : EntryPoint.SERVER;
        reply.noteIn(refusals.of(entryPoint, access.client(request)));
        reply.write(response);
    }
}
