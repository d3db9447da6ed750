package io.accountcreator.ldap.entry;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import java.util.List;
import java.util.Optional;

/** Reads and writes the entries that say whose an alias is; what is changed is the very entry that was read. */
public final class Reservations {
    private final Accounts accounts;

    public Reservations(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Looks who has reserved exactly this alias. */
    public Optional<Reservation> find(String domain, String alias) throws LDAPException {
        return accounts.entry(accounts.entries().alias(domain, alias).toString())
                .flatMap(Reservation::of);
    }

    /**
     * Reserves an alias for an account; false if there is a reservation. Two hosts cannot both write it: the DN of the entry is the
     * alias, so the directory refuses the second one (ENTRY_ALREADY_EXISTS). See {@link Aliases}.
     */
    boolean add(String domain, String alias, Account account) throws LDAPException {
        try {
            return accounts.add(accounts.entries().newAlias(domain, alias, account));
        } catch (LDAPException e) {
            if (Accounts.isOfNewerSchema(e)) {
                return accounts.add(accounts.entries().newAlias(domain, alias, account.dn()));
            }
            throw e;
        }
    }

    /** Says in a reservation whose it is, if a host of before left that out, or its account has another DN now. */
    public boolean bind(Reservation reservation, Account account) throws LDAPException {
        List<Modification> changes =
                List.of(new Modification(REPLACE, LdapEntries.ALIAS_OWNER, account.dn()), bound(account));
        try {
            return accounts.modifyIf(reservation.dn(), reservation.asRead(), changes);
        } catch (LDAPException e) {
            if (Accounts.isOfNewerSchema(e)) {
                return true;
            }
            throw e;
        }
    }

    private static Modification bound(Account account) {
        return account.id() == null
                ? new Modification(REPLACE, LdapEntries.ALIAS_OWNER_ID)
                : new Modification(REPLACE, LdapEntries.ALIAS_OWNER_ID, account.id());
    }

    /** Deletes a reservation if it is still the one that was read; false if it is not. */
    public boolean remove(Reservation reservation) throws LDAPException {
        if (accounts.deleteIf(reservation.dn(), reservation.asRead())) {
            return true;
        }
        // Until 'ldap init' was run, the directory cannot say either that a reservation lacks the id of the account.
        return reservation.ownerId() == null
                && accounts.entry(reservation.dn())
                        .flatMap(Reservation::of)
                        .filter(reservation::equals)
                        .isPresent()
                && accounts.deleteIf(reservation.dn(), reservation.asReadWithoutOwnerId());
    }
}
