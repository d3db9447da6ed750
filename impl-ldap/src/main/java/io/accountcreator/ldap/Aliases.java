package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Phone numbers and who owns them. The owner is the one named by the reservation entry whose DN is the number: adding it is
 * the one step that a directory does for one caller only (ADR 0002).
 */
final class Aliases {
    /** Longer than any request takes, between the look at its code and the write that uses it up. */
    private static final Duration REQUEST = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final Clock clock;

    Aliases(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Finds the account that owns a number; a reservation that its account does not know of counts for nothing. */
    Optional<Account> owner(String domain, String phone) throws LDAPException {
        Optional<String> owner = reservedFor(domain, phone);
        return owner.isEmpty()
                ? Optional.empty()
                : accounts.read(owner.get()).filter(account -> account.aliases().contains(phone));
    }

    /** Reserves a number; true if it is this account's now, or was already. */
    boolean claim(String domain, String phone, String dn) throws LDAPException {
        Entry reservation = accounts.entries().newAlias(domain, phone, dn);
        if (accounts.add(reservation)) {
            return true;
        }
        Optional<String> owner = reservedFor(domain, phone);
        if (owner.isEmpty() || DN.equals(owner.get(), dn)) {
            return owner.isPresent();
        }
        if (isLeftOver(owner.get(), phone)) {
            accounts.deleteIf(reservation.getDN(), LdapEntries.ALIAS_OWNER, owner.get());
            return accounts.add(reservation);
        }
        return false;
    }

    /** Whether whoever reserved a number, or deleted the account that owned it, died half-way. */
    boolean isLeftOver(String owner, String phone) throws LDAPException {
        Instant moment = clock.instant().minus(REQUEST);
        return accounts.read(owner)
                .filter(account -> account.aliases().contains(phone) || account.mayLink(phone, moment))
                .isEmpty();
    }

    /** Gives an account that lists a number its lost reservation back, unless somebody has one now. */
    boolean restore(Account account, String phone) throws LDAPException {
        return accounts.add(accounts.entries().newAlias(account.domain(), phone, account.dn()));
    }

    /** Frees a number, if it is still this account's. */
    void release(String domain, String phone, String dn) throws LDAPException {
        accounts.deleteIf(accounts.entries().alias(domain, phone).toString(), LdapEntries.ALIAS_OWNER, dn);
    }

    Optional<String> reservedFor(String domain, String phone) throws LDAPException {
        return accounts.entry(accounts.entries().alias(domain, phone).toString())
                .map(entry -> entry.getAttributeValue(LdapEntries.ALIAS_OWNER));
    }
}
