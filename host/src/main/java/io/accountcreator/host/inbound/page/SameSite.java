package io.accountcreator.host.inbound.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a POST comes from our own page, as far as the browser tells. Because of its Referrer-Policy the page's own form
 * sends {@code Origin: null}; so Sec-Fetch-Site decides where there is one, as in every browser of today over https.
 */
final class SameSite {
    private final Optional<String> publicAuthority;

    SameSite(Optional<URI> publicUrl) {
        publicAuthority = publicUrl.map(URI::getRawAuthority).map(SameSite::lower);
    }

    boolean allows(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals("null") || isOurs(origin, request.getHeader("Host"));
    }

    private boolean isOurs(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        if (scheme < 0) {
            return false;
        }
        String authority = lower(origin.substring(scheme + 3));
        return publicAuthority.map(authority::equals).orElseGet(() -> host != null && authority.equals(lower(host)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
