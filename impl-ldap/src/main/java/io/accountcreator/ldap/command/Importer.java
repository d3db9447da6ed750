package io.accountcreator.ldap.command;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.ldap.command.AccountRows.RefusedRowException;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.LdapStatuses;
import io.accountcreator.ldap.entry.Reservation;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds accounts that come from elsewhere. Aliases are reserved, or the account is not added; an account that is there already is
 * left as it is. Thread-safe.
 */
final class Importer {
    private static final String DIFFERS = "there is an account of this name that differs";

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

    /** What no other account may have of an account. */
    List<String> aliases(AccountRow row) throws RefusedRowException {
        List<String> wanted = new ArrayList<>(row.phones());
        if (aliases.emailsAreUnique() && row.email().isPresent()) {
            wanted.add(aliases.alias(row.email().get()).orElseThrow(() -> new RefusedRowException(Aliases.DOUBTFUL)));
        }
        return wanted;
    }

    private boolean addAlone(AccountRow row, List<String> wanted) throws LDAPException, RefusedRowException {
        String dn = accounts.entries().account(row.domain(), row.username()).toString();
        for (String alias : wanted) {
            refuseTaken(row.domain(), alias, dn);
        }
        // Its entry comes first: a reservation says whose it is by what the directory makes of that.
        boolean added = accounts.add(row.entry(accounts.entries(), clock.instant()));
        if (added && wanted.isEmpty()) {
            return true;
        }
        Account account = accounts.read(dn).filter(row::isHeldBy).orElseThrow(() -> new RefusedRowException(DIFFERS));
        List<String> claimed = new ArrayList<>();
        for (String alias : wanted) {
            if (!aliases.claim(row.domain(), alias, account)) {
                undo(row.domain(), account, added, claimed);
                throw new RefusedRowException(Aliases.taken(alias));
            }
            claimed.add(alias);
        }
        return added;
    }

    /** Somebody else took an alias between our look at it and now. */
    private void undo(String domain, Account account, boolean added, List<String> claimed) throws LDAPException {
        if (added && accounts.deleteIf(account.dn(), account.itself())) {
            aliases.releaseUnlessOwned(domain, claimed, account, accounts.read(account.dn()));
        }
    }

    private void refuseTaken(String domain, String alias, String dn) throws LDAPException, RefusedRowException {
        Optional<Reservation> there = aliases.reservation(domain, alias);
        if (there.isPresent() && !DN.equals(there.get().owner(), dn) && !aliases.isLeftOver(there.get(), alias)) {
            throw new RefusedRowException(Aliases.taken(alias));
        }
    }

    /** Says what {@link #add} would do now, and changes nothing. */
    boolean look(AccountRow row) throws LDAPException, RefusedRowException {
        String dn = accounts.entries().account(row.domain(), row.username()).toString();
        Optional<Account> there = accounts.read(dn);
        boolean differs = there.isPresent()
                ? !row.isHeldBy(there.get())
                : accounts.entry(dn).isPresent();
        if (differs) {
            throw new RefusedRowException(DIFFERS);
        }
        for (String alias : aliases(row)) {
            refuseTaken(row.domain(), alias, dn);
        }
        return there.isEmpty();
    }
}
