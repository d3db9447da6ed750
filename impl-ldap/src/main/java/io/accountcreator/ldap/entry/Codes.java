package io.accountcreator.ldap.entry;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.CodeRules;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes codes, and uses them up: each once, each within its time, after a few wrong tries none at all. */
public final class Codes {
    private static final int ROUNDS = 50;

    /** Stands before the target in the hash of a later code of a create; no number or address begins so. */
    private static final String CREATED_AGAIN = "again ";

    /** Longer than any message takes; whoever has not ended by then has died. */
    private static final Duration SENDING = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final CodeRules rules;
    private final Clock clock;
    private final CodeGenerator generator;

    public Codes(Accounts accounts, CodeRules rules, Clock clock, CodeGenerator generator) {
        this.accounts = accounts;
        this.rules = rules;
        this.clock = clock;
        this.generator = generator;
    }

    /**
     * A code that is not written yet.
     *
     * @param code what is sent
     * @param stored what is stored
     */
    public record Fresh(Secret code, StoredCode stored) {}

    /** Makes the first code of an account, which is to be {@link #sent} yet. */
    public Fresh first(DN account, Channel channel, String target) {
        return fresh(account, channel, target, TryWindow.NOT_BEGUN);
    }

    /** Notes that the first code of an account is sent, so that another create may send again. */
    public void sent(DN account, Fresh first) throws LDAPException {
        String attribute = LdapEntries.code(Purpose.ACTIVATION);
        StoredCode stored = first.stored();
        StoredCode begun = stored.in(TryWindow.beginning(clock.instant()), stored.triesLeft());
        List<Modification> change = List.of(new Modification(REPLACE, attribute, begun.format()));
        accounts.modifyIf(account.toString(), attribute, stored.format(), change);
    }

    /** Whether the create of an account may still be sending its first code. */
    public boolean isBeingSent(Account account) {
        Date created = account.entry().getAttributeValueAsDate(LdapEntries.CREATED);
        return created != null
                && account.code(Purpose.ACTIVATION)
                        .filter(code -> code.window().equals(TryWindow.NOT_BEGUN))
                        .isPresent()
                && Duration.between(created.toInstant(), clock.instant()).abs().compareTo(SENDING) < 0;
    }

    /** Makes another code, empty if there were so many wrong tries at former ones that it would be void. */
    public Optional<Fresh> another(Account account, Purpose purpose, Channel channel, String target)
            throws LDAPException {
        TryWindow window = window(account, purpose);
        return window.tries(rules) == 0
                ? Optional.empty()
                : Optional.of(fresh(account.entry().getParsedDN(), channel, target, window));
    }

    /** Of link and recovery, the one whose code was sent last; recovery if none is good. */
    public Purpose newest(Account account) {
        return Stream.of(Purpose.ALIAS, Purpose.RECOVERY)
                .filter(purpose -> account.code(purpose)
                        .filter(code -> code.usable(clock.instant()))
                        .isPresent())
                .max(Comparator.comparing(
                        purpose -> sentAt(account.code(purpose).orElseThrow())))
                .orElse(Purpose.RECOVERY);
    }

    private Instant sentAt(StoredCode code) {
        return code.expires().minus(rules.lifetime(code.toPhone() ? Channel.SMS : Channel.EMAIL));
    }

    private Fresh fresh(DN account, Channel channel, String target, TryWindow window) {
        Secret code = generator.code(channel);
        Instant expires = clock.instant().plus(rules.lifetime(channel));
        String hash = hash(rules.peppers().get(0), account, target, code);
        return new Fresh(code, new StoredCode(expires, window.tries(rules), window, hash, target));
    }

    private TryWindow window(Account account, Purpose purpose) {
        Instant now = clock.instant();
        // An account that is not activated has one window for all codes that activate it.
        Purpose counted = account.activated() || purpose == Purpose.ALIAS ? purpose : account.purpose();
        return account.code(counted)
                .map(code -> code.window().at(now, rules))
                .orElseGet(() -> TryWindow.beginning(now));
    }

    /**
     * Stores a code in the place of the last one of its purpose, with the wrong tries at that one; false if the account is
     * gone, even if another has its name by now, or if it is activated and the code was to do that.
     */
    public boolean write(Account account, Purpose purpose, Fresh fresh) throws LDAPException {
        return write(account, purpose, fresh, List.of());
    }

    /** Stores a code together with other changes, unless it is a code that somebody else asked for besides. */
    public boolean write(Account account, Purpose purpose, Fresh fresh, List<Modification> others)
            throws LDAPException {
        Optional<Account> current = Optional.of(account);
        for (int round = 0; round < ROUNDS && current.isPresent(); round++) {
            Account now = current.get();
            if (!now.isSame(account) || (purpose == Purpose.ACTIVATION && now.activated())) {
                return false;
            }
            List<Modification> changes = new ArrayList<>(others);
            changes.addAll(placed(now, purpose == Purpose.ACTIVATION ? now.purpose() : purpose, fresh));
            if (accounts.modifyIf(now.dn(), unchanged(now), changes)) {
                return true;
            }
            current = accounts.read(now.dn());
        }
        return false;
    }

    /**
     * Lets the code that an account waits for give it a fresh hash: another create with another hash was told that it made the
     * account, so that nobody knows whose code whoever receives it takes it for. Nothing is sent.
     */
    public void share(Account account, String target) throws LDAPException {
        Optional<Account> current = Optional.of(account);
        for (int round = 0; round < ROUNDS && current.isPresent(); round++) {
            Account now = current.get();
            if (!now.isSame(account)
                    || now.awaitsOwner()
                    || now.suspended()
                    || isBeingSent(now)
                    || !now.waitsAt(target)) {
                return;
            }
            StoredCode code = now.code(Purpose.ACTIVATION).orElseThrow();
            List<Modification> changes = List.of(
                    new Modification(REPLACE, LdapEntries.code(Purpose.RECOVERY), code.format()), withoutTries(code));
            if (accounts.modifyIf(now.dn(), unchanged(now), changes)) {
                return;
            }
            current = accounts.read(now.dn());
        }
    }

    private List<Modification> placed(Account now, Purpose place, Fresh fresh) throws LDAPException {
        TryWindow window = window(now, place);
        StoredCode stored = fresh.stored().in(window, window.tries(rules));
        if (place == Purpose.ACTIVATION) {
            DN dn = now.entry().getParsedDN();
            stored = stored.withHash(hash(rules.peppers().get(0), dn, CREATED_AGAIN + stored.target(), fresh.code()));
        }
        List<Modification> changes = new ArrayList<>();
        changes.add(new Modification(REPLACE, LdapEntries.code(place), stored.format()));
        if (place == Purpose.RECOVERY && !now.activated()) {
            changes.add(withoutTries(stored));
        }
        return changes;
    }

    /**
     * No code of a create is good from now on. The account waits as long as the other code is good, and older hosts, which would
     * let the hash stay, find a code without tries.
     */
    private static Modification withoutTries(StoredCode other) {
        StoredCode none = other.in(other.window(), 0);
        return new Modification(REPLACE, LdapEntries.code(Purpose.ACTIVATION), none.format());
    }

    /** Matches the account as it was read, as far as codes and what they do are concerned. */
    private static Filter unchanged(Account now) {
        List<Filter> filters = new ArrayList<>();
        filters.add(now.itself());
        filters.add(Filter.createEqualityFilter(
                LdapEntries.ACTIVATED, now.activated() ? LdapEntries.TRUE : LdapEntries.FALSE));
        for (Purpose purpose : Purpose.values()) {
            String attribute = LdapEntries.code(purpose);
            filters.add(Accounts.has(attribute, now.entry().getAttributeValue(attribute)));
        }
        return Filter.createANDFilter(filters);
    }

    /**
     * Tries a code. A wrong one costs a try, counted before the caller hears of it; a right one is used up in the same write
     * as what it allows. Both writes assert the code as it was read, so of parallel guesses no more are looked at than there
     * are tries.
     *
     * @param target what the code must have been sent to, null for any
     * @param allowed gives the changes that the right code allows; empty, or throws, to leave everything as it is
     * @return the account as it was when the code was used up, empty if the code is no good or nothing was allowed
     */
    public Optional<Account> redeem(
            Account account, Purpose purpose, @Nullable String target, Secret guess, Allowed allowed)
            throws LDAPException, AliasTakenException {
        Optional<Account> current = Optional.of(account);
        for (int round = 0; round < ROUNDS && current.isPresent(); round++) {
            Account now = current.get();
            StoredCode code = now.code(purpose).orElse(null);
            if (code == null
                    || !now.isSame(account)
                    || !code.usable(clock.instant())
                    || (target != null && !PhoneNumberForms.same(code.target(), target))) {
                return Optional.empty();
            }
            Optional<Sent> right = right(now, purpose, code, guess);
            List<Modification> changes = new ArrayList<>();
            if (right.isPresent()) {
                Optional<List<Modification>> further = allowed.by(now, code, right.get());
                if (further.isEmpty()) {
                    return Optional.empty();
                }
                changes.add(new Modification(REPLACE, LdapEntries.code(purpose)));
                changes.addAll(further.get());
            } else {
                StoredCode counted = code.oneTryLess(clock.instant(), rules);
                changes.add(new Modification(REPLACE, LdapEntries.code(purpose), counted.format()));
            }
            if (accounts.modifyIf(now.dn(), LdapEntries.code(purpose), code.format(), changes)) {
                return right.isPresent() ? current : Optional.empty();
            }
            current = accounts.read(now.dn());
        }
        return Optional.empty();
    }

    /** Who had a code sent; empty if it is not this one. */
    private Optional<Sent> right(Account account, Purpose purpose, StoredCode code, Secret guess) throws LDAPException {
        DN dn = account.entry().getParsedDN();
        if (isHashed(dn, code, code.target(), guess)) {
            boolean first = purpose == Purpose.ACTIVATION && isFirst(account, code);
            return Optional.of(first ? Sent.BY_CREATE : Sent.BY_ANYBODY);
        }
        return isHashed(dn, code, CREATED_AGAIN + code.target(), guess)
                ? Optional.of(purpose == Purpose.ACTIVATION ? Sent.BY_CREATE : Sent.BY_ANYBODY)
                : Optional.empty();
    }

    private boolean isHashed(DN dn, StoredCode code, String target, Secret guess) {
        return rules.peppers().stream().anyMatch(pepper -> code.matches(hash(pepper, dn, target, guess)));
    }

    /** Whether a code came with its account. A later one in its place is that of a recovery, by a host of an older version. */
    private boolean isFirst(Account account, StoredCode code) {
        Date created = account.entry().getAttributeValueAsDate(LdapEntries.CREATED);
        return created != null && !sentAt(code).isAfter(created.toInstant());
    }

    private static String hash(Secret pepper, DN account, String target, Secret code) {
        return StoredCode.hash(pepper, account.toNormalizedString(), target, code);
    }

    /** Who had a code sent. */
    public enum Sent {
        /** Whoever created the account, and knows the hash that it has. */
        BY_CREATE,
        /** Anybody: what shows who somebody is, is that the code was received. */
        BY_ANYBODY
    }

    /** What a right code changes. */
    @FunctionalInterface
    public interface Allowed {
        Optional<List<Modification>> by(Account account, StoredCode code, Sent sent)
                throws LDAPException, AliasTakenException;
    }
}
