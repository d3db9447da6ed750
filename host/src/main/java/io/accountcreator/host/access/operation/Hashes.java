package io.accountcreator.host.access.operation;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the HA1s of one request belong together. */
public final class Hashes {
    private static final String RULE = "32 (MD5) or 64 (SHA-256) hexadecimal digits in lower case";

    private Hashes() {}

    /**
     * Says what is wrong with an HA1.
     *
     * @param ha1 any text
     * @param named the algorithm asked for, null if none is
     * @return to be read after what the text is called, with nothing of the text; empty if it has the form of an HA1 of that
     *     algorithm
     */
    public static Optional<String> problem(String ha1, @Nullable Algorithm named) {
        if (fits(ha1, named)) {
            return Optional.empty();
        }
        if (Ha1.algorithmOf(ha1).isPresent() && named != null) {
            return Optional.of("is no HA1 of " + named.wireName());
        }
        boolean capitals = Ha1.algorithmOf(ha1.toLowerCase(Locale.ROOT)).isPresent();
        return Optional.of((capitals ? "has capitals: " : "is no HA1: ") + RULE);
    }

    /**
     * Checks one HA1.
     *
     * @param ha1 any text
     * @param named the algorithm asked for, null if none is
     * @return whether it has the form of an HA1, of that algorithm if there is one
     */
    public static boolean fits(String ha1, @Nullable Algorithm named) {
        Optional<Algorithm> shape = Ha1.algorithmOf(ha1);
        return shape.isPresent() && (named == null || named == shape.get());
    }

    /**
     * Checks two HA1s.
     *
     * @param ha1 of the current password, null for none
     * @param newHa1 of the password to be, null for none
     * @return false if both are there and of different algorithms
     */
    public static boolean belongTogether(@Nullable String ha1, @Nullable String newHa1) {
        return ha1 == null || newHa1 == null || Ha1.algorithmOf(ha1).equals(Ha1.algorithmOf(newHa1));
    }
}
