package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.Secret;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes codes, and uses them up: each once, each within its time, after a few wrong tries none at all. */
final class Codes {
    private static final int ROUNDS = 50;

    private final Accounts accounts;
    private final CodeRules rules;
    private final Clock clock;
    private final CodeGenerator generator;

    Codes(Accounts accounts, CodeRules rules, Clock clock, CodeGenerator generator) {
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
    record Fresh(Secret code, StoredCode stored) {
        Fresh in(TryWindow window, CodeRules rules) {
            return new Fresh(
                    code,
                    new StoredCode(stored.expires(), window.tries(rules), window, stored.hash(), stored.target()));
        }
    }

    /** Makes the first code of an account. */
    Fresh first(DN account, Channel channel, String target) {
        return fresh(account, channel, target, TryWindow.beginning(clock.instant()));
    }

    /** Makes another code, empty if there were so many wrong tries at former ones that it would be void. */
    Optional<Fresh> another(Account account, Purpose purpose, Channel channel, String target) throws LDAPException {
        TryWindow window = window(account, purpose);
        return window.tries(rules) == 0
                ? Optional.empty()
                : Optional.of(fresh(account.entry().getParsedDN(), channel, target, window));
    }

    private Fresh fresh(DN account, Channel channel, String target, TryWindow window) {
        Secret code = generator.code(channel);
        Instant expires = clock.instant().plus(rules.lifetime(channel));
        String hash = hash(rules.peppers().get(0), account, target, code);
        return new Fresh(code, new StoredCode(expires, window.tries(rules), window, hash, target));
    }

    private TryWindow window(Account account, Purpose purpose) {
        Instant now = clock.instant();
        return account.code(purpose)
                .map(code -> code.window().at(now, rules))
                .orElseGet(() -> TryWindow.beginning(now));
    }

    /**
     * Stores a code in the place of the last one of its purpose, with the wrong tries at that one; false if the account is
     * gone, even if another has its name by now.
     */
    boolean write(Account account, Purpose purpose, Fresh fresh) throws LDAPException {
        String attribute = LdapEntries.code(purpose);
        Optional<Account> current = Optional.of(account);
        for (int round = 0; round < ROUNDS && current.isPresent(); round++) {
            Account now = current.get();
            if (!now.isSame(account)) {
                return false;
            }
            StoredCode stored = fresh.in(window(now, purpose), rules).stored();
            Filter unchanged = Filter.createANDFilter(
                    account.itself(), Accounts.has(attribute, now.entry().getAttributeValue(attribute)));
            List<Modification> change = List.of(new Modification(REPLACE, attribute, stored.format()));
            if (accounts.modifyIf(now.dn(), unchanged, change)) {
                return true;
            }
            current = accounts.read(now.dn());
        }
        return false;
    }

    /**
     * Tries a code. A wrong one costs a try, counted before the caller hears of it; a right one is used up in the same write
     * as what it allows. Both writes assert the code as it was read, so of parallel guesses no more are looked at than there
     * are tries.
     *
     * @param target what the code must have been sent to, null for any
     * @param allowed gives the changes that the right code allows, or throws to leave everything as it is
     * @return the account as it was when the code was used up, empty if the code is no good
     */
    Optional<Account> redeem(Account account, Purpose purpose, @Nullable String target, Secret guess, Allowed allowed)
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
            boolean right = isRight(now, code, guess);
            List<Modification> changes = new ArrayList<>();
            if (right) {
                changes.add(new Modification(REPLACE, LdapEntries.code(purpose)));
                changes.addAll(allowed.by(now, code));
            } else {
                StoredCode counted = code.oneTryLess(clock.instant(), rules);
                changes.add(new Modification(REPLACE, LdapEntries.code(purpose), counted.format()));
            }
            if (accounts.modifyIf(now.dn(), LdapEntries.code(purpose), code.format(), changes)) {
                return right ? current : Optional.empty();
            }
            current = accounts.read(now.dn());
        }
        return Optional.empty();
    }

    private boolean isRight(Account account, StoredCode code, Secret guess) throws LDAPException {
        DN dn = account.entry().getParsedDN();
        return rules.peppers().stream().anyMatch(pepper -> code.matches(hash(pepper, dn, code.target(), guess)));
    }

    private static String hash(Secret pepper, DN account, String target, Secret code) {
        return StoredCode.hash(pepper, account.toNormalizedString(), target, code);
    }

    /** What a right code changes. */
    @FunctionalInterface
    interface Allowed {
        List<Modification> by(Account account, StoredCode code) throws LDAPException, AliasTakenException;
    }
}
