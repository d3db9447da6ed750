package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ALGO_NOT_SUPPORTED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static java.util.Objects.requireNonNull;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.Codes;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.StoredCode;
import io.accountcreator.ldap.entry.Tombstone;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Notice.Change;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What somebody does who has the password. */
final class LdapOwner {
    private final LdapOperation way;
    private final LdapConfig config;
    private final Accounts accounts;
    private final Aliases aliases;
    private final Codes codes;
    private final OwnerNotices notices;
    private final Clock clock;

    LdapOwner(LdapOperation way, LdapConfig config, LdapComponents parts) {
        this.way = way;
        this.config = config;
        accounts = parts.accounts();
        aliases = parts.aliases();
        codes = parts.codes();
        notices = parts.notices();
        clock = parts.clock();
    }

    Outcome updateAccount(AccountRequest request) {
        return way.ofAuthorized(request, (domain, account) -> {
            Algorithm algorithm = request.effectiveAlgorithm();
            if (!config.algorithms().allow(domain, algorithm)) {
                return Outcome.of(ALGO_NOT_SUPPORTED);
            }
            String attribute = LdapEntries.ha1(algorithm);
            List<Modification> changes = new ArrayList<>();
            // A clear password is hashed with the name of the account, however it was asked for: so phones will log in.
            String ha1 =
                    requireNonNull(request.effectiveNewHa1(account.username())).reveal();
            changes.add(new Modification(REPLACE, attribute, ha1));
            // The old password must not live on in another algorithm.
            Arrays.stream(Algorithm.values())
                    .filter(other -> other != algorithm)
                    .forEach(other -> changes.add(new Modification(REPLACE, LdapEntries.ha1(other))));
            // Nor must a code that somebody else may have asked for.
            changes.add(new Modification(REPLACE, LdapEntries.code(Purpose.RECOVERY)));
            String old = account.ha1(algorithm).orElseThrow().reveal();
            if (!accounts.modifyIf(account.dn(), unchanged(account, attribute, old), changes)) {
                return Outcome.of(REQUEST_NOT_AUTHORIZED);
            }
            notices.tell(account, Change.PASSWORD_CHANGED, request.language());
            return Outcome.of(REQUEST_OK);
        });
    }

    Outcome deleteAccount(AccountRequest request) {
        return way.ofAuthorized(request, (domain, account) -> {
            Algorithm algorithm = request.effectiveAlgorithm();
            String hash = account.ha1(algorithm).orElseThrow().reveal();
            Status done = account.adopted()
                    ? withdraw(domain, account, algorithm, hash)
                    : delete(domain, account, algorithm, hash);
            if (done == REQUEST_OK) {
                notices.tell(account, Change.ACCOUNT_DELETED, request.language());
            }
            return Outcome.of(done);
        });
    }

    /**
     * Matches an account whose hash is still of use: not if somebody asked for recovery meanwhile of one that waits, who would
     * lose that, and might confirm what is created anew.
     */
    private static Filter unchanged(Account account, String attribute, String hash) {
        Filter same = Accounts.has(attribute, hash);
        return account.activated()
                ? same
                : Filter.createANDFilter(same, Accounts.has(LdapEntries.code(Purpose.RECOVERY), null));
    }

    private Status delete(String domain, Account account, Algorithm algorithm, String hash) throws LDAPException {
        String attribute = LdapEntries.ha1(algorithm);
        boolean deleted = config.retention().leavesTombstones()
                ? accounts.modifyIf(
                        account.dn(),
                        Filter.createANDFilter(unchanged(account, attribute, hash), account.itself()),
                        Tombstone.of(clock.instant()))
                : accounts.remove(account, unchanged(account, attribute, hash));
        if (!deleted) {
            return REQUEST_NOT_AUTHORIZED;
        }
        for (String alias : aliases.of(account)) {
            aliases.release(domain, alias, account);
        }
        return REQUEST_OK;
    }

    /** The entry stays the same, whoever's account comes to it next: so what is its own goes before its name is free. */
    private Status withdraw(String domain, Account account, Algorithm algorithm, String hash) throws LDAPException {
        for (String alias : aliases.of(account)) {
            aliases.release(domain, alias, account);
        }
        if (accounts.remove(account, unchanged(account, LdapEntries.ha1(algorithm), hash))) {
            return REQUEST_OK;
        }
        Optional<Account> still = accounts.read(account.dn()).filter(account::isSame);
        for (String alias : still.map(aliases::of).orElse(List.of())) {
            aliases.restore(still.orElseThrow(), alias);
        }
        return REQUEST_NOT_AUTHORIZED;
    }

    Outcome confirmationKey(AccountRequest request) {
        return way.ofAuthorized(request, (domain, account) -> {
            Purpose purpose = account.activated() ? codes.newest(account) : Purpose.ACTIVATION;
            String given = account.code(account.activated() ? purpose : account.purpose())
                    .map(StoredCode::target)
                    .or(() -> Optional.ofNullable(account.mail()))
                    .or(() -> account.aliases().stream().findFirst())
                    .orElse(account.username());
            String target = PhoneNumberForms.normal(given);
            Channel channel = PhoneNumbers.isE164(target) ? Channel.SMS : Channel.EMAIL;
            Codes.Fresh fresh = codes.first(account.entry().getParsedDN(), channel, target);
            return codes.write(account, purpose, fresh)
                    ? Outcome.of(REQUEST_OK).withActivationCode(fresh.code())
                    : Outcome.of(ACCOUNT_NOT_EXIST);
        });
    }
}
