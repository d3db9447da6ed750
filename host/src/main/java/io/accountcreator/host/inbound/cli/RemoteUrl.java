package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The base address of a host elsewhere. Immutable.
 *
 * @param base without a slash at the end
 */
record RemoteUrl(URI base) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /**
     * Reads an address. Plain http is for this machine only: over a network it would show key and passwords to others.
     *
     * @param text as given
     * @return the address
     * @throws CommandException if no question may be sent there; its message does not repeat the text, which may hold a password
     */
    static RemoteUrl of(String text) throws CommandException {
        URI uri = parse(text);
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || !(https || "http".equalsIgnoreCase(uri.getScheme()))) {
            throw CommandException.usage("--url: expected an address such as https://accounts.example.org");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw CommandException.usage("--url: expected an address without user name, query and fragment");
        }
        if (!https && !isLoopback(uri.getHost())) {
            throw CommandException.usage("--url: http is taken for this machine only, as key and passwords would travel"
                    + " unprotected; use https");
        }
        return new RemoteUrl(URI.create(uri.toString().replaceFirst("(?<!/)/+$", "")));
    }

    /**
     * Gives an address below this one.
     *
     * @param segments of the path, as they are before encoding
     * @return the address
     */
    URI resolve(String... segments) {
        StringBuilder all = new StringBuilder(base.toString());
        for (String segment : segments) {
            all.append('/').append(encode(segment));
        }
        return URI.create(all.toString());
    }

    private static URI parse(String text) throws CommandException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw CommandException.usage("--url: expected an address such as https://accounts.example.org");
        }
    }

    private static boolean isLoopback(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (!host.startsWith("[") && !IPV4.matcher(bare).matches()) {
            return bare.equalsIgnoreCase("localhost");
        }
        try {
            // A literal: nobody is asked for it.
            return InetAddress.getByName(bare).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String encode(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : segment.getBytes(UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~@".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
