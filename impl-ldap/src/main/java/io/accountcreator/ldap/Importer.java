package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.DELETE;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.ldap.AccountRows.RefusedRowException;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds accounts that come from elsewhere. Aliases are reserved first, so that none is two accounts'; an account that is there
 * already is left as it is. Thread-safe.
 */
final class Importer {
    private final Accounts accounts;
    private final Aliases aliases;
    private final Clock clock;

    /** To the directory, the account of an alias that is being imported is not there yet, and the alias free. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Importer(Accounts accounts, Aliases aliases, Clock clock) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.clock = clock;
    }

    /**
     * Adds an account; false if there is one that holds all of it.
     *
     * @throws RefusedRowException if there is another of this name, an alias is another account's, or the directory cannot
     *     hold a value
     */
    boolean add(AccountRow row) throws LDAPException, RefusedRowException {
        List<String> ours = new ArrayList<>();
        try {
            List<String> wanted = aliases(row);
            for (String alias : wanted) {
                if (!underWay.add(alias + ' ' + row.domain())) {
                    throw new RefusedRowException("the " + Aliases.kind(alias) + " is in the file more than once");
                }
                ours.add(alias + ' ' + row.domain());
            }
            return addAlone(row, wanted);
        } catch (LDAPException e) {
            boolean refused = LdapStatuses.of(Operation.CREATE_ACCOUNT, e).status() != Status.REQUEST_FAILED;
            if (refused) {
                throw new RefusedRowException(DirectoryCommand.outage(e));
            }
            throw e;
        } finally {
            ours.forEach(underWay::remove);
        }
    }

    private List<String> aliases(AccountRow row) throws RefusedRowException {
        List<String> wanted = new ArrayList<>(row.phones());
        if (aliases.emailsAreUnique() && row.email().isPresent()) {
            wanted.add(aliases.alias(row.email().get()).orElseThrow(() -> new RefusedRowException(Aliases.DOUBTFUL)));
        }
        return wanted;
    }

    private boolean addAlone(AccountRow row, List<String> wanted) throws LDAPException, RefusedRowException {
        String dn = accounts.entries().account(row.domain(), row.username()).toString();
        List<String> claimed = new ArrayList<>();
        Optional<Account> there = Optional.empty();
        boolean added = false;
        try {
            for (String alias : wanted) {
                if (!aliases.claim(row.domain(), alias, dn)) {
                    throw new RefusedRowException(Aliases.taken(alias));
                }
                claimed.add(alias);
            }
            added = accounts.add(row.entry(accounts.entries(), clock.instant()));
            if (added) {
                check(row, wanted, dn);
                return true;
            }
            there = accounts.read(dn);
            if (there.filter(row::isHeldBy).isEmpty()) {
                throw new RefusedRowException("there is an account of this name that differs");
            }
            return false;
        } finally {
            if (!added && !claimed.isEmpty()) {
                aliases.releaseUnlessOwned(row.domain(), claimed, dn, there.isPresent() ? there : accounts.read(dn));
            }
        }
    }

    /** A host may have taken a reservation whose account was not there yet for one that was left over. */
    private void check(AccountRow row, List<String> wanted, String dn) throws LDAPException, RefusedRowException {
        for (String alias : wanted) {
            Optional<String> owner = aliases.reservedFor(row.domain(), alias);
            if (owner.isEmpty() || !DN.equals(owner.get(), dn)) {
                String attribute = row.phones().contains(alias) ? LdapEntries.PHONE_ALIAS : LdapEntries.MAIL;
                accounts.modifyIf(dn, attribute, alias, List.of(new Modification(DELETE, attribute, alias)));
                throw new RefusedRowException(
                        "the account is added, but somebody else took its " + Aliases.kind(alias) + " meanwhile");
            }
        }
    }

    /** Says what {@link #add} would do now, and changes nothing. */
    boolean look(AccountRow row) throws LDAPException, RefusedRowException {
        String dn = accounts.entries().account(row.domain(), row.username()).toString();
        Optional<Account> there = accounts.read(dn);
        if (there.isPresent() && !row.isHeldBy(there.get())) {
            throw new RefusedRowException("there is an account of this name that differs");
        }
        for (String alias : aliases(row)) {
            Optional<String> owner = aliases.reservedFor(row.domain(), alias);
            if (owner.isPresent() && !DN.equals(owner.get(), dn) && !aliases.isLeftOver(owner.get(), alias)) {
                throw new RefusedRowException(Aliases.taken(alias));
            }
        }
        return there.isEmpty();
    }
}
