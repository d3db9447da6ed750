package io.accountcreator.host.observe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much of a client's address is kept. */
enum KeptAddress {
    /** All of it. */
    FULL,
    /** The network: 24 bits of IPv4, 48 bits of IPv6. */
    NETWORK,
    /** Nothing. */
    OFF;

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** What is kept of an address; null if nothing is. */
    @Nullable
    String of(@Nullable String address) {
        if (address == null || this == OFF) {
            return null;
        }
        Optional<InetAddress> parsed = parse(address);
        return this == FULL
                ? parsed.map(InetAddress::getHostAddress).orElse(address)
                : parsed.map(KeptAddress::network).orElse(null);
    }

    /** No name server is asked: what is no address is not taken for a name. */
    private static Optional<InetAddress> parse(String address) {
        String bare = address.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            // In brackets it is read as IPv6 or refused, but never looked up.
            return Optional.of(InetAddress.getByName(bare.contains(":") ? "[" + bare + "]" : decimal(bare)));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Parts above 255 would make it a name. */
    private static String decimal(String ipv4) {
        for (String part : ipv4.split("\\.")) {
            if (Integer.parseInt(part) > 255) {
                throw new NumberFormatException(part);
            }
        }
        return ipv4;
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".0/24";
        }
        HexFormat hex = HexFormat.of();
        return hex.formatHex(bytes, 0, 2) + ":" + hex.formatHex(bytes, 2, 4) + ":" + hex.formatHex(bytes, 4, 6)
                + "::/48";
    }
}
