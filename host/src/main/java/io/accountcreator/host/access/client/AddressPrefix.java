package io.accountcreator.host.access.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as limits tell clients apart. One subscriber has an address of IPv4, or 64 bits of IPv6.
 *
 * @param bits how many bits of the address count, negative for IPv4, 0 if the address is not known
 * @param prefix those bits, the others being zero
 */
public record AddressPrefix(int bits, long prefix) {
    private static final int V4_NETWORK = 24;
    private static final int V6_NETWORK = 48;
    private static final AddressPrefix UNKNOWN = new AddressPrefix(0, 0);

    /** The prefix that one subscriber asks from; all unknown addresses count as one. */
    public static AddressPrefix subscriber(@Nullable InetAddress address) {
        return of(address, Integer.SIZE, Long.SIZE);
    }

    /** The network around it. */
    public static AddressPrefix network(@Nullable InetAddress address) {
        return of(address, V4_NETWORK, V6_NETWORK);
    }

    private static AddressPrefix of(@Nullable InetAddress address, int v4Bits, int v6Bits) {
        if (address == null) {
            return UNKNOWN;
        }
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        if (address instanceof Inet6Address) {
            return new AddressPrefix(v6Bits, bytes.getLong() & -1L << (Long.SIZE - v6Bits));
        }
        return new AddressPrefix(-v4Bits, bytes.getInt() & -1L << (Integer.SIZE - v4Bits));
    }
}
