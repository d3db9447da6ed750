package io.accountcreator.host.access.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses that are written in numbers, so that no name is ever looked up. */
public final class NumericAddress {
    /** No leading zeros, which some take for octal numbers. */
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    private static final Pattern V4 = Pattern.compile(String.join("\\.", OCTET, OCTET, OCTET, OCTET));
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]{2,39}|[0-9A-Fa-f:]{2,30}[0-9.]{7,15}");

    private NumericAddress() {}

    /**
     * Reads an address.
     *
     * @param text IPv4 or IPv6, without brackets, port and zone
     * @return the address, one of IPv4 if IPv6 only wraps it; empty if the text is anything else
     */
    public static Optional<InetAddress> parse(String text) {
        Matcher v4 = V4.matcher(text);
        try {
            if (v4.matches()) {
                byte[] octets = new byte[4];
                for (int i = 0; i < octets.length; i++) {
                    octets[i] = (byte) Integer.parseInt(v4.group(i + 1));
                }
                return Optional.of(InetAddress.getByAddress(octets));
            }
            // In brackets it is refused if it is no address, and not looked up.
            return text.contains(":") && V6.matcher(text).matches()
                    ? Optional.of(InetAddress.getByName('[' + text + ']'))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the address of a connection as servers write it, perhaps with the network interface behind it.
     *
     * @param text what the server says
     * @return the address, empty if the server says none
     */
    public static Optional<InetAddress> ofPeer(String text) {
        int zone = text.indexOf('%');
        return parse(zone < 0 ? text : text.substring(0, zone));
    }
}
