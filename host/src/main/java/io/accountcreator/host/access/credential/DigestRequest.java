package io.accountcreator.host.access.credential;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request, as far as HTTP Digest looks at its head. It prints nothing of it.
 *
 * @param method the HTTP method
 * @param uri path and query, as sent
 * @param credentials the header that proves something, null if there is none, or more than one
 */
public record DigestRequest(
        String method, String uri, @Nullable String credentials) {
    private static final String SCHEME = "digest ";

    /**
     * Takes from a request what is looked at.
     *
     * @param request as it came in
     * @return its credentials are those of {@code Authorization}, or of {@code Auth-Digest} if the other one is none of Digest
     */
    public static DigestRequest of(HttpServletRequest request) {
        String query = request.getQueryString();
        String uri = query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
        String usual = only(request, "Authorization");
        return new DigestRequest(request.getMethod(), uri, isDigest(usual) ? usual : only(request, "Auth-Digest"));
    }

    private static @Nullable String only(HttpServletRequest request, String header) {
        List<String> lines = Collections.list(request.getHeaders(header));
        return lines.size() == 1 ? lines.get(0) : null;
    }

    private static boolean isDigest(@Nullable String credentials) {
        return credentials != null && credentials.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    @Override
    public String toString() {
        return "request";
    }
}
