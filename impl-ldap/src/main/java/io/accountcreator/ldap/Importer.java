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
 * Adds accounts that come from elsewhere. Numbers are reserved first, so that none is two accounts'; an account that is there
 * already is left as it is. Thread-safe.
 */
final class Importer {
    private final Accounts accounts;
    private final Aliases aliases;
    private final Clock clock;

    /** To the directory, the account of a number that is being imported is not there yet, and the number free. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Importer(Accounts accounts, Aliases aliases, Clock clock) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.clock = clock;
    }

    /**
     * Adds an account; false if there is one that holds all of it.
     *
     * @throws RefusedRowException if there is another of this name, a number is another account's, or the directory cannot
     *     hold a value
     */
    boolean add(AccountRow row) throws LDAPException, RefusedRowException {
        List<String> ours = new ArrayList<>();
        try {
            for (String phone : row.phones()) {
                if (!underWay.add(phone + '@' + row.domain())) {
                    throw new RefusedRowException("the phone number is in the file more than once");
                }
                ours.add(phone + '@' + row.domain());
            }
            return addAlone(row);
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

    private boolean addAlone(AccountRow row) throws LDAPException, RefusedRowException {
        String dn = accounts.entries().account(row.domain(), row.username()).toString();
        List<String> claimed = new ArrayList<>();
        Optional<Account> there = Optional.empty();
        boolean added = false;
        try {
            for (String phone : row.phones()) {
                if (!aliases.claim(row.domain(), phone, dn)) {
                    throw new RefusedRowException("the phone number is another account's");
                }
                claimed.add(phone);
            }
            added = accounts.add(row.entry(accounts.entries(), clock.instant()));
            if (added) {
                checkNumbers(row, dn);
                return true;
            }
            there = accounts.read(dn);
            if (there.filter(row::isHeldBy).isEmpty()) {
                throw new RefusedRowException("there is an account of this name that differs");
            }
            return false;
        } finally {
            if (!added) {
                release(row, dn, claimed, there);
            }
        }
    }

    private void release(AccountRow row, String dn, List<String> claimed, Optional<Account> there)
            throws LDAPException {
        if (claimed.isEmpty()) {
            return;
        }
        Optional<Account> account = there.isPresent() ? there : accounts.read(dn);
        for (String phone : claimed) {
            if (account.filter(a -> a.aliases().contains(phone)).isEmpty()) {
                aliases.release(row.domain(), phone, dn);
            }
        }
    }

    /** A host may have taken a reservation whose account was not there yet for one that was left over. */
    private void checkNumbers(AccountRow row, String dn) throws LDAPException, RefusedRowException {
        for (String phone : row.phones()) {
            Optional<String> owner = aliases.reservedFor(row.domain(), phone);
            if (owner.isEmpty() || !DN.equals(owner.get(), dn)) {
                accounts.modifyIf(
                        dn,
                        LdapEntries.PHONE_ALIAS,
                        phone,
                        List.of(new Modification(DELETE, LdapEntries.PHONE_ALIAS, phone)));
                throw new RefusedRowException(
                        "the account is added, but somebody else took its phone number meanwhile");
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
        for (String phone : row.phones()) {
            Optional<String> owner = aliases.reservedFor(row.domain(), phone);
            if (owner.isPresent() && !DN.equals(owner.get(), dn) && !aliases.isLeftOver(owner.get(), phone)) {
                throw new RefusedRowException("the phone number is another account's");
            }
        }
        return there.isEmpty();
    }
}
