package io.accountcreator.host.inbound.json;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with the few headers that this face goes by: what Jakarta REST does not see it cannot stumble over, be it
 * malformed, or an override of the method.
 */
final class PlainRequest extends HttpServletRequestWrapper {
    private static final Set<String> SEEN = Set.of("content-length", "host", "transfer-encoding");

    PlainRequest(HttpServletRequest request) {
        super(request);
    }

    private static boolean isSeen(String name) {
        return SEEN.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isSeen(name) ? super.getHeader(name) : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isSeen(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(name -> !isSeen(name));
        return Collections.enumeration(names);
    }

    @Override
    public int getIntHeader(String name) {
        return isSeen(name) ? super.getIntHeader(name) : -1;
    }

    @Override
    public long getDateHeader(String name) {
        return isSeen(name) ? super.getDateHeader(name) : -1;
    }

    /** Only JSON gets here, whatever its type says besides. */
    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return null;
    }

    @Override
    public Locale getLocale() {
        return Locale.ROOT;
    }
}
