package io.accountcreator.host.access.client;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.InetAddress;
import java.util.List;

/**
 * A network: the addresses that begin with the same bits. Immutable.
 *
 * @param first its first address
 * @param bits how many bits they have in common
 */
public record AddressBlock(InetAddress first, int bits) {
    private static final String EXPECTED =
            "addresses and blocks in numbers such as 10.0.0.0/8 or 2001:db8::1, separated by commas; a block begins with"
                    + " its first address and is not everything";

    /**
     * Reads a setting.
     *
     * @param settings where to read
     * @param key the whole key
     * @return the blocks, none if it is not set
     * @throws SettingException if one is no block
     */
    public static List<AddressBlock> list(Settings settings, String key) {
        return settings.list(key).stream()
                .map(text -> {
                    try {
                        return parse(text);
                    } catch (IllegalArgumentException e) {
                        throw new SettingException(key, text, EXPECTED);
                    }
                })
                .toList();
    }

    /**
     * Reads a block.
     *
     * @param text an address, or the first one with a slash and a number of bits
     * @throws IllegalArgumentException if it is anything else
     */
    static AddressBlock parse(String text) {
        String[] parts = text.split("/", -1);
        InetAddress first = NumericAddress.parse(parts[0]).orElseThrow(() -> new IllegalArgumentException(text));
        int most = Byte.SIZE * first.getAddress().length;
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        AddressBlock block = new AddressBlock(first, bits);
        // Written with other bits it is a slip: is the address meant, or the network?
        if (parts.length > 2 || bits < 1 || bits > most || !block.isClear()) {
            throw new IllegalArgumentException(text);
        }
        return block;
    }

    public static boolean anyContains(List<AddressBlock> blocks, InetAddress address) {
        for (AddressBlock block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] other = address.getAddress();
        if (ours.length != other.length) {
            return false;
        }
        for (int i = 0; i < ours.length; i++) {
            if (((ours[i] ^ other[i]) & mask(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isClear() {
        byte[] octets = first.getAddress();
        for (int i = 0; i < octets.length; i++) {
            if ((octets[i] & 0xFF & ~mask(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Of the i-th octet, the bits that count. */
    private int mask(int i) {
        int counting = Math.max(0, Math.min(Byte.SIZE, bits - Byte.SIZE * i));
        return 0xFF << (Byte.SIZE - counting) & 0xFF;
    }
}
