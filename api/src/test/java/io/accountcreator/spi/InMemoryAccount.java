package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.Message.Purpose;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One account of the in-memory backend. Guarded by its own lock. */
final class InMemoryAccount {
    private static final int TRIES = 3;

    final String username;
    final String domain;
    final @Nullable String email;

    private final Map<Algorithm, Secret> hashes = new EnumMap<>(Algorithm.class);
    private final Map<Purpose, Code> codes = new EnumMap<>(Purpose.class);
    private boolean active;
    private @Nullable String alias;

    InMemoryAccount(String username, String domain, @Nullable String email, Algorithm algorithm, Secret ha1) {
        this.username = username;
        this.domain = domain;
        this.email = email;
        hashes.put(algorithm, ha1);
    }

    synchronized boolean isActive() {
        return active;
    }

    synchronized void activate() {
        active = true;
    }

    synchronized Optional<String> alias() {
        return Optional.ofNullable(alias);
    }

    synchronized void link(String phone) {
        alias = phone;
    }

    /** Nobody confirmed the account while its code was good. */
    synchronized boolean isAbandoned(Instant now) {
        Code code = codes.get(Purpose.ACTIVATION);
        return !active && code != null && !code.expiry.isAfter(now);
    }

    synchronized Optional<Secret> ha1(Algorithm algorithm) {
        return Optional.ofNullable(hashes.get(algorithm));
    }

    synchronized Map.Entry<Algorithm, Secret> anyHa1(Algorithm preferred) {
        Secret ha1 = hashes.get(preferred);
        return ha1 != null
                ? Map.entry(preferred, ha1)
                : Map.entry(
                        hashes.entrySet().iterator().next().getKey(),
                        hashes.values().iterator().next());
    }

    synchronized void addHa1(Algorithm algorithm, Secret ha1) {
        hashes.put(algorithm, ha1);
    }

    /** The hashes of other algorithms go with the password that they were made of. */
    synchronized void replaceHa1(Algorithm algorithm, Secret ha1) {
        codes.remove(Purpose.RECOVERY);
        hashes.clear();
        hashes.put(algorithm, ha1);
    }

    synchronized boolean isAuthorized(AccountRequest request) {
        Secret stored = hashes.get(request.effectiveAlgorithm());
        Secret given = request.effectiveHa1(username);
        return stored != null && given != null && stored.matches(given.reveal());
    }

    /** The purpose of a code that logs in. */
    synchronized Purpose loginPurpose() {
        return active ? Purpose.RECOVERY : Purpose.ACTIVATION;
    }

    synchronized void expect(Purpose purpose, Secret code, String target, Instant expiry) {
        codes.put(purpose, new Code(code, target, expiry));
    }

    /** A code that is not sent stands for the last one that was. */
    synchronized void expectInPlaceOfLast(Purpose purpose, Secret code, Instant expiry) {
        Code last = codes.get(purpose);
        String own = alias != null ? alias : String.valueOf(email);
        codes.put(purpose, new Code(code, last != null ? last.target : own, expiry));
    }

    /**
     * Uses a code up, or counts a wrong try.
     *
     * @param target where the code must have been sent to, null for anywhere
     * @return where it was sent to, empty if it is not good
     */
    synchronized Optional<String> use(Purpose purpose, @Nullable Secret given, @Nullable String target, Instant now) {
        Code code = codes.get(purpose);
        if (code == null || given == null || code.tries == TRIES || !code.expiry.isAfter(now)) {
            return Optional.empty();
        }
        if (!code.secret.matches(given.reveal()) || (target != null && !target.equals(code.target))) {
            code.tries++;
            return Optional.empty();
        }
        code.tries = TRIES;
        return Optional.of(code.target);
    }

    private static final class Code {
        private final Secret secret;
        private final String target;
        private final Instant expiry;
        private int tries;

        Code(Secret secret, String target, Instant expiry) {
            this.secret = secret;
            this.target = target;
            this.expiry = expiry;
        }
    }
}
