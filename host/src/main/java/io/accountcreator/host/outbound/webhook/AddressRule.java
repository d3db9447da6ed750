package io.accountcreator.host.outbound.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Where a connection may go to. It is asked about the very address that is then connected to, never about a name. */
enum AddressRule {
    /** Anywhere. */
    ANY,
    /** This machine. */
    LOOPBACK,
    /** What everybody on the Internet can reach, and nothing that is a neighbour of this machine. */
    PUBLIC;

    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** Networks of IPv4 that are not public: first address, and how many bits count. */
    private static final int[][] IPV4 = {
        {0x00000000, 8}, // this network
        {0x0a000000, 8}, // private
        {0x64400000, 10}, // shared by customers of a provider
        {0x7f000000, 8}, // loopback
        {0xa9fe0000, 16}, // link-local, and the metadata of clouds
        {0xac100000, 12}, // private
        {0xc0000000, 24}, // protocols
        {0xc0000200, 24}, // documentation
        {0xc0586300, 24}, // 6to4 relays
        {0xc0a80000, 16}, // private
        {0xc6120000, 15}, // measurements
        {0xc6336400, 24}, // documentation
        {0xcb007100, 24}, // documentation
        {0xe0000000, 3}, // multicast, reserved, broadcast
    };

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    boolean permits(InetAddress address) {
        return switch (this) {
            case ANY -> true;
            case LOOPBACK -> address.isLoopbackAddress();
            case PUBLIC -> address instanceof Inet4Address ? isPublic4(address.getAddress(), 0) : isPublic6(address);
        };
    }

    /** Whether the host of a URL, if it is an address and no name, is permitted. */
    boolean permitsLiteral(String host) {
        if (!LITERAL.matcher(host).matches()) {
            return true;
        }
        try {
            return permits(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isPublic4(byte[] bytes, int from) {
        int address = 0;
        for (int i = from; i < from + Integer.BYTES; i++) {
            address = address << Byte.SIZE | bytes[i] & 0xff;
        }
        for (int[] network : IPV4) {
            if ((address ^ network[0]) >>> (Integer.SIZE - network[1]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Of IPv6 only what is handed out (2000::/3), without the parts in which IPv4 or examples are hidden. */
    private static boolean isPublic6(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
            return isPublic4(bytes, NAT64.length);
        }
        int first = (bytes[0] & 0xff) << Byte.SIZE | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << Byte.SIZE | bytes[3] & 0xff;
        boolean handedOut = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2001 && (second < 0x200 || second == 0xdb8);
        boolean sixToFour = first == 0x2002;
        boolean examples = first == 0x3fff && second < 0x1000;
        return handedOut && !special && !sixToFour && !examples;
    }
}
