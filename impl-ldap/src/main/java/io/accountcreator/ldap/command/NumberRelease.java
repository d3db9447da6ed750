package io.accountcreator.ldap.command;

import static com.unboundid.ldap.sdk.ModificationType.DELETE;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.NumberProof;
import io.accountcreator.ldap.entry.Reservation;
import io.accountcreator.spi.Message.Purpose;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a phone number away from whatever account has it, for somebody who has it now. */
public final class NumberRelease {
    private final Directory directory;
    private final Accounts accounts;
    private final Aliases aliases;

    public NumberRelease(Directory directory, LdapConfig config) {
        this.directory = directory;
        accounts = new Accounts(directory, LdapEntries.of(config));
        aliases = new Aliases(accounts, config, Clock.systemUTC());
    }

    /**
     * What was done.
     *
     * @param accounts that had the number, as they were before
     * @param reservations that were removed
     */
    public record Released(List<Account> accounts, int reservations) {}

    /** The account first: a reservation whose account does not know of it counts for nothing. */
    public Released release(String number) throws LDAPException {
        LdapEntries entries = accounts.entries();
        List<Account> holders = new ArrayList<>();
        Filter listed = anyForm(LdapEntries.PHONE_ALIAS, number);
        Filter named = anyForm(LdapEntries.SIP_USER_NAME, number);
        directory.forEach(entries.accounts().toString(), Filter.createORFilter(listed, named), entry -> {
            Account account = Account.of(entry);
            if (account.deleted().isEmpty() && withdraw(account, number)) {
                holders.add(account);
            }
        });
        int[] reservations = {0};
        directory.forEach(
                entries.aliases().toString(),
                anyForm(LdapEntries.ALIAS_KEY, number),
                entry -> reservations[0] += free(Reservation.of(entry), number) ? 1 : 0);
        return new Released(List.copyOf(holders), reservations[0]);
    }

    /** Not if somebody has proven the number since it was taken away. */
    private boolean free(Optional<Reservation> reservation, String number) throws LDAPException {
        return reservation.isPresent()
                && accounts.read(reservation.get().owner())
                        .filter(reservation.get()::fits)
                        .filter(account -> account.has(number))
                        .isEmpty()
                && aliases.reservations().remove(reservation.get());
    }

    private static Filter anyForm(String attribute, String number) {
        return Filter.createORFilter(PhoneNumberForms.likely(number).stream()
                .map(form -> Filter.createEqualityFilter(attribute, form))
                .toList());
    }

    private boolean withdraw(Account account, String number) throws LDAPException {
        List<Modification> changes = new ArrayList<>(NumberProof.release(account, number));
        List<String> listed = account.aliases().stream()
                .filter(alias -> PhoneNumberForms.same(alias, number))
                .toList();
        listed.forEach(alias -> changes.add(new Modification(DELETE, LdapEntries.PHONE_ALIAS, alias)));
        for (Purpose purpose : Purpose.values()) {
            // A code that went there is somebody else's to read by now. That of an account nobody has confirmed is its
            // life.
            boolean sentThere = account.code(purpose)
                    .filter(code -> PhoneNumberForms.same(code.target(), number))
                    .isPresent();
            if (sentThere && (purpose != Purpose.ACTIVATION || account.activated())) {
                changes.add(new Modification(REPLACE, LdapEntries.code(purpose)));
            }
        }
        if (!account.activated() && listed.isEmpty()) {
            return false;
        }
        return accounts.modifyIf(account.dn(), account.itself(), changes);
    }
}
