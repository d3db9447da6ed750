package io.accountcreator.host.runtime.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules for addresses in the settings: nothing that holds a code goes over a network in the clear. */
public final class WebAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /**
     * Says whether a host's name says that it is this machine; no name server is asked.
     *
     * @param host a name or an address, IPv6 with or without brackets
     * @return whether it does
     */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /**
     * Reads an address whose connection is protected, or does not leave the machine.
     *
     * @param text the address
     * @return the same, with a host and without user and fragment
     * @throws IllegalArgumentException if it is any other
     */
    public static URI guarded(String text) {
        URI uri = URI.create(text);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        boolean good = host != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && (scheme.equals("https") || (scheme.equals("http") && isLoopback(host)));
        if (!good) {
            throw new IllegalArgumentException(text);
        }
        return uri;
    }

    /** The same, with a path at most. */
    public static URI bare(String text) {
        URI uri = guarded(text);
        if (uri.getRawQuery() != null) {
            throw new IllegalArgumentException(text);
        }
        return uri;
    }
}
