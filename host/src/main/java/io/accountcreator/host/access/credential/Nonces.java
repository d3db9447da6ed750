package io.accountcreator.host.access.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes nonces that nothing has to be remembered of until they are used: they hold their time, what they are for, and a
 * signature. Each is good once, for a short time, for one realm and one call. Thread-safe.
 */
final class Nonces {
    /** How long a nonce is good. */
    static final Duration LIFETIME = Duration.ofSeconds(30);

    private static final int RANDOM = 12;
    private static final int SIGNATURE = 16;
    private static final int LENGTH = Long.BYTES + RANDOM + 2 * SIGNATURE;

    private final SecureRandom random = new SecureRandom();
    private final HmacSha256 key;
    private final Clock clock;
    private final int most;
    private final Cache<String, Boolean> used;

    /**
     * Makes one that has used none.
     *
     * @param key what nonces are signed with
     * @param clock the time of all hosts that have this key
     * @param most how many used ones are remembered; while there are so many that are still good, no other is taken
     */
    Nonces(HmacSha256 key, Clock clock, int most) {
        this.key = key;
        this.clock = clock;
        this.most = most;
        used = Caffeine.newBuilder()
                // Longer than they are good, as clocks of several hosts differ.
                .expireAfterWrite(LIFETIME.multipliedBy(2))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /** What is found of a nonce. */
    enum NonceState {
        /** It was good, and is not any more. */
        GOOD,
        /** It is ours, but too old, used before, or for another call. */
        STALE,
        /** It is not ours, or for another realm. */
        FORGED
    }

    /** Makes a nonce for a call. */
    String make(String realm, List<String> call) {
        byte[] salt = new byte[RANDOM];
        random.nextBytes(salt);
        byte[] head = ByteBuffer.allocate(Long.BYTES + RANDOM)
                .putLong(clock.millis())
                .put(salt)
                .array();
        byte[] whole = ByteBuffer.allocate(LENGTH)
                .put(head)
                .put(sign(head, call))
                .put(sign(head, List.of(realm)))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Uses a nonce up, if it is good. */
    NonceState use(String nonce, String realm, List<String> call) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return NonceState.FORGED;
        }
        // Written in another way it would be another one to the memory of used ones.
        if (whole.length != LENGTH
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(whole)
                        .equals(nonce)) {
            return NonceState.FORGED;
        }
        byte[] head = Arrays.copyOf(whole, Long.BYTES + RANDOM);
        byte[] ofCall = Arrays.copyOfRange(whole, head.length, head.length + SIGNATURE);
        byte[] ofRealm = Arrays.copyOfRange(whole, head.length + SIGNATURE, LENGTH);
        if (!MessageDigest.isEqual(ofRealm, sign(head, List.of(realm)))) {
            return NonceState.FORGED;
        }
        boolean good = MessageDigest.isEqual(ofCall, sign(head, call))
                && isInTime(ByteBuffer.wrap(head).getLong())
                && isFirst(nonce);
        return good ? NonceState.GOOD : NonceState.STALE;
    }

    private boolean isInTime(long made) {
        return Math.abs(clock.millis() - made) <= LIFETIME.toMillis();
    }

    /** If there is no room to remember it, it cannot be told from one that was used. */
    private boolean isFirst(String nonce) {
        if (used.estimatedSize() >= most) {
            used.cleanUp();
            if (used.estimatedSize() >= most) {
                return false;
            }
        }
        return used.asMap().putIfAbsent(nonce, true) == null;
    }

    private byte[] sign(byte[] head, List<String> texts) {
        List<String> all = Stream.concat(Stream.of(HexFormat.of().formatHex(head)), texts.stream())
                .toList();
        return Arrays.copyOf(key.ofAll(all), SIGNATURE);
    }
}
