package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.Secret;
import io.accountcreator.spi.Message.Purpose;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One account of the in-memory backend. Guarded by its own lock. */
final class InMemoryAccount {
    private static final int TRIES = 3;

    final String username;
    final String domain;

    private final Map<Algorithm, Secret> hashes = new EnumMap<>(Algorithm.class);
    private final Map<Purpose, Code> codes = new EnumMap<>(Purpose.class);
    private boolean active;
    private boolean sent;
    private final boolean hashGiven;
    private @Nullable String alias;
    private @Nullable String email;

    InMemoryAccount(
            String username,
            String domain,
            @Nullable String email,
            Algorithm algorithm,
            Secret ha1,
            boolean hashGiven) {
        this.username = username;
        this.domain = domain;
        this.hashGiven = hashGiven;
        this.email = email;
        hashes.put(algorithm, ha1);
    }

    synchronized boolean isActive() {
        return active;
    }

    synchronized void activate() {
        active = true;
    }

    /** The first code is on its way, and the account may be created again. */
    synchronized void sent() {
        sent = true;
    }

    /** Whether a create is a second one by whoever created the account. */
    synchronized boolean isCreatedAgainBy(AccountRequest request, String target) {
        boolean hashIsGiven = request.ha1() != null || request.password() != null;
        Secret given = request.effectiveHa1(username);
        Optional<Secret> stored = ha1(request.effectiveAlgorithm());
        return sent
                && !active
                && (hashIsGiven
                        ? given != null
                                && stored.filter(ha1 -> ha1.matches(given.reveal()))
                                        .isPresent()
                        : !hashGiven && waitsAt(target));
    }

    /** A name that is a number is of whoever has that, and no address proves it. */
    boolean mayBeActivatedAt(String target) {
        return !username.startsWith("+") || PhoneNumberForms.same(username, target);
    }

    synchronized boolean waitsAt(@Nullable String target) {
        Code code = codes.get(loginPurpose());
        return !active && code != null && code.target.equals(target);
    }

    /** The contacts become those of the second create, unless it was confirmed meanwhile. */
    synchronized boolean createAgain(Secret code, String target, Instant expiry, @Nullable String newEmail) {
        if (active) {
            return false;
        }
        if (!waitsAt(target)) {
            codes.remove(Purpose.ALIAS);
        }
        email = hashGiven || Objects.equals(email, newEmail) ? newEmail : null;
        expect(loginPurpose(), code, target, expiry);
        return true;
    }

    synchronized @Nullable String email() {
        return email;
    }

    /** Whether somebody asked for a code before it was activated, and gets the account who receives it. */
    synchronized boolean awaitsOwner() {
        return !active && codes.containsKey(Purpose.RECOVERY);
    }

    /** Makes it that of whoever has proven to be at an address or number; nothing else is left. */
    synchronized void handOver(String provenContact, Algorithm algorithm, Secret ha1) {
        codes.clear();
        hashes.clear();
        hashes.put(algorithm, ha1);
        email = provenContact.contains("@") ? provenContact : null;
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
        if (awaitsOwner() && request.operation() != Operation.CONFIRMATION_KEY) {
            return false;
        }
        return stored != null && given != null && stored.matches(given.reveal());
    }

    /** The purpose of a code that logs in. */
    synchronized Purpose loginPurpose() {
        return active || awaitsOwner() ? Purpose.RECOVERY : Purpose.ACTIVATION;
    }

    /** Of link and recovery the one whose code came last. */
    synchronized Purpose newestPurpose(Instant now) {
        if (!active) {
            return loginPurpose();
        }
        Code link = codes.get(Purpose.ALIAS);
        Code recovery = codes.get(Purpose.RECOVERY);
        boolean linking = link != null && link.isGood(now);
        boolean recovering = recovery != null && recovery.isGood(now);
        return linking && !(recovering && recovery.number > link.number) ? Purpose.ALIAS : Purpose.RECOVERY;
    }

    synchronized void expect(Purpose purpose, Secret code, String target, Instant expiry) {
        codes.put(purpose, new Code(code, target, expiry));
        if (purpose == Purpose.RECOVERY && !active) {
            Code none = new Code(code, target, expiry);
            none.tries = TRIES;
            codes.put(Purpose.ACTIVATION, none);
        }
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
        if (code == null || given == null || !code.isGood(now)) {
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
        private static final AtomicLong NUMBER = new AtomicLong();

        private final Secret secret;
        private final String target;
        private final Instant expiry;
        private final long number = NUMBER.incrementAndGet();
        private int tries;

        private boolean isGood(Instant now) {
            return tries < TRIES && expiry.isAfter(now);
        }

        Code(Secret secret, String target, Instant expiry) {
            this.secret = secret;
            this.target = target;
            this.expiry = expiry;
        }
    }
}
