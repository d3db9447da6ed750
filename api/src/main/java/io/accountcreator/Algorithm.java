package io.accountcreator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A digest algorithm of SIP authentication (RFC 8760), by the name that it has on the wire. */
public enum Algorithm {
    /** MD5: an HA1 of 32 hexadecimal digits. */
    MD5("MD5", "MD5", 32),
    /** SHA-256: an HA1 of 64 hexadecimal digits. */
    SHA_256("SHA-256", "SHA-256", 64);

    private final String wireName;
    private final String digestName;
    private final int hexLength;

    Algorithm(String wireName, String digestName, int hexLength) {
        this.wireName = wireName;
        this.digestName = digestName;
        this.hexLength = hexLength;
    }

    /**
     * Finds an algorithm by its name on the wire; letter case counts, as in the client library.
     *
     * @param wireName {@code MD5} or {@code SHA-256}
     * @return the algorithm, empty for any other name
     */
    public static Optional<Algorithm> of(String wireName) {
        return Arrays.stream(values()).filter(a -> a.wireName.equals(wireName)).findFirst();
    }

    /**
     * Gives the name that stands in requests and answers.
     *
     * @return {@code MD5} or {@code SHA-256}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Gives the length of an HA1 of this algorithm.
     *
     * @return a number of hexadecimal digits, 32 or 64
     */
    public int hexLength() {
        return hexLength;
    }

    /**
     * Hashes a text.
     *
     * @param text taken as UTF-8
     * @return lower-case hexadecimal digits, {@link #hexLength()} of them
     */
    public String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(digestName).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + digestName, e);
        }
    }
}
