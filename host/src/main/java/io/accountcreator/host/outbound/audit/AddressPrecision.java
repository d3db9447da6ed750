package io.accountcreator.host.outbound.audit;

import io.accountcreator.host.access.client.NumericAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of a client's address is kept. */
enum AddressPrecision {
    /** All of it. */
    FULL,
    /** The network: 24 bits of IPv4, 48 bits of IPv6. */
    NETWORK,
    /** Nothing. */
    OFF;

    /** What is kept of an address; null if nothing is. */
    @Nullable
    String of(@Nullable String address) {
        if (address == null || this == OFF) {
            return null;
        }
        Optional<InetAddress> parsed = NumericAddress.ofPeer(address.replaceFirst("^\\[(.*)]$", "$1"));
        return this == FULL
                ? parsed.map(InetAddress::getHostAddress).orElse(address)
                : parsed.map(AddressPrecision::network).orElse(null);
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
