package io.accountcreator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A password, an HA1, a code or a token: prints as {@code ***} wherever it ends up, and is revealed by one method only.
 *
 * <p>Thread-safe. There is no getter, so bean mappers do not find the value either.
 */
public final class Secret {
    private volatile char @Nullable [] value;

    private Secret(char[] value) {
        this.value = value;
    }

    /**
     * Hides a text.
     *
     * @param value the text, may be empty
     * @return the secret that holds it
     */
    public static Secret of(String value) {
        return new Secret(value.toCharArray());
    }

    /**
     * Gives the text back, for the one place that has to send, hash or store it.
     *
     * @return the text, empty after {@link #clear()}
     */
    public String reveal() {
        char[] now = value;
        return now == null ? "" : new String(now);
    }

    /**
     * Compares without telling by its duration how much was right.
     *
     * @param other the text to compare with
     * @return whether both are the same to the letter
     */
    public boolean matches(String other) {
        return MessageDigest.isEqual(reveal().getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Says whether there is nothing to hide.
     *
     * @return true for an empty or cleared secret
     */
    public boolean isEmpty() {
        char[] now = value;
        return now == null || now.length == 0;
    }

    /** Forgets the text. Doing so twice changes nothing. */
    public void clear() {
        char[] now = value;
        value = null;
        if (now != null) {
            Arrays.fill(now, '\0');
        }
    }

    /** A secret of its own, which outlives {@link #clear()} of this one. */
    Secret copy() {
        return of(reveal());
    }

    /**
     * Prints nothing of the value.
     *
     * @return always {@code ***}
     */
    @Override
    public String toString() {
        return "***";
    }
}
