package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Makes codes that can be told from any other text, and remembers them, so that a test can look for them in an output.
 * Repeatable, thread-safe.
 */
public final class TestCodes implements CodeGenerator {
    /** Stands in every code and password: no output may have it. */
    public static final String MARK = "xqzj";

    private static final int AROUND = 4;

    private final Random random = new Random(20260101);
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final boolean remembers;

    /** Makes one that remembers. */
    public TestCodes() {
        this(true);
    }

    private TestCodes(boolean remembers) {
        this.remembers = remembers;
    }

    /**
     * Makes one that remembers nothing.
     *
     * @return for a host in a process of its own, whose memory is looked at
     */
    public static TestCodes forgetful() {
        return new TestCodes(false);
    }

    @Override
    public Secret code(Message.Channel channel) {
        return remember(text(AROUND, 'a', 26) + MARK + text(AROUND, 'a', 26));
    }

    @Override
    public Secret ha1(Algorithm algorithm) {
        return remember(random.ints(algorithm.hexLength(), 0, 16)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining()));
    }

    /**
     * Makes a password.
     *
     * @return 12 capital letters, four of them {@link #MARK}
     */
    public String password() {
        return remember(text(AROUND, 'A', 26) + MARK.toUpperCase(Locale.ROOT) + text(AROUND, 'A', 26))
                .reveal();
    }

    /**
     * Gives every secret made so far.
     *
     * @return codes, HA1s and passwords, none of which may be seen in an output
     */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    private String text(int length, char first, int letters) {
        return random.ints(length, 0, letters)
                .mapToObj(letter -> String.valueOf((char) (first + letter)))
                .collect(Collectors.joining());
    }

    private Secret remember(String secret) {
        if (remembers) {
            secrets.add(secret);
        }
        return Secret.of(secret);
    }
}
