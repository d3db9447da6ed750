package io.accountcreator;

import java.util.Arrays;
import java.util.Optional;

/** The HA1 of SIP digest authentication (RFC 2617 section 3.2.2.2, RFC 8760): what servers store in place of a password. */
public final class Ha1 {
    private Ha1() {}

    /**
     * Computes {@code H(username ":" realm ":" password)}.
     *
     * @param algorithm the digest H
     * @param username as sent, letter case counts
     * @param realm the domain of the request
     * @param password the clear password
     * @return lower-case hexadecimal digits, {@link Algorithm#hexLength()} of them
     */
    public static Secret of(Algorithm algorithm, String username, String realm, Secret password) {
        return Secret.of(algorithm.hash(username + ':' + realm + ':' + password.reveal()));
    }

    /**
     * Tells the algorithm of an HA1 by its shape.
     *
     * @param ha1 a text that should be an HA1
     * @return the algorithm; empty if the text is not 32 or 64 lower-case hexadecimal digits
     */
    public static Optional<Algorithm> algorithmOf(String ha1) {
        return Arrays.stream(Algorithm.values())
                .filter(a -> a.hexLength() == ha1.length())
                .filter(a -> ha1.chars().allMatch(Ha1::isLowerHex))
                .findFirst();
    }

    private static boolean isLowerHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
