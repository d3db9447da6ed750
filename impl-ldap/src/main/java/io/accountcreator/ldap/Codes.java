package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
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
    private final LdapConfig config;
    private final Clock clock;
    private final CodeGenerator generator;

    Codes(Accounts accounts, LdapConfig config, Clock clock, CodeGenerator generator) {
        this.accounts = accounts;
        this.config = config;
        this.clock = clock;
        this.generator = generator;
    }

    /** A code that is not written yet: what is sent, and what is stored. */
    record Fresh(Secret code, StoredCode stored) {}

    Fresh fresh(DN account, Channel channel, String target) {
        Secret code = generator.code(channel);
        Instant expires = clock.instant()
                .plus(
                        switch (channel) {
                            case SMS -> config.smsCodeLifetime();
                            case EMAIL -> config.emailCodeLifetime();
                        });
        return new Fresh(code, new StoredCode(expires, config.tries(), hash(account, target, code), target));
    }

    /**
     * Stores a code in the place of the last one of its purpose; false if the account is gone, even if another has its name
     * by now.
     */
    boolean write(Account account, Purpose purpose, Fresh fresh) throws LDAPException {
        Modification change = new Modification(
                REPLACE, LdapEntries.code(purpose), fresh.stored().format());
        String created = account.entry().getAttributeValue(LdapEntries.CREATED);
        return created == null
                ? accounts.modify(account.dn(), change)
                : accounts.modifyIf(account.dn(), LdapEntries.CREATED, created, List.of(change));
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
                    || !code.usable(clock.instant())
                    || (target != null && !code.target().equals(target))) {
                return Optional.empty();
            }
            boolean right = code.matches(hash(now.entry().getParsedDN(), code.target(), guess));
            List<Modification> changes = new ArrayList<>();
            if (right) {
                changes.add(new Modification(REPLACE, LdapEntries.code(purpose)));
                changes.addAll(allowed.by(now, code));
            } else {
                changes.add(new Modification(
                        REPLACE, LdapEntries.code(purpose), code.oneTryLess().format()));
            }
            if (accounts.modifyIf(now.dn(), LdapEntries.code(purpose), code.format(), changes)) {
                return right ? current : Optional.empty();
            }
            current = accounts.read(now.dn());
        }
        return Optional.empty();
    }

    private String hash(DN account, String target, Secret code) {
        return StoredCode.hash(config.pepper(), account.toNormalizedString(), target, code);
    }

    /** What a right code changes. */
    @FunctionalInterface
    interface Allowed {
        List<Modification> by(Account account, StoredCode code) throws LDAPException, AliasTakenException;
    }
}
