package io.accountcreator.ldap.command;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.AliasTakenException;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.Reservation;
import io.accountcreator.ldap.entry.StoredCode;
import io.accountcreator.ldap.entry.WaitingNumbers;
import io.accountcreator.ldap.quota.Mailbox;
import io.accountcreator.spi.Message.Purpose;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator does with an account, whatever its owner wants. */
public final class Administration {
    private final Directory directory;
    private final Accounts accounts;
    private final Aliases aliases;

    public Administration(Directory directory, LdapConfig config, Clock clock) {
        this.directory = directory;
        accounts = new Accounts(directory, LdapEntries.of(config));
        aliases = new Aliases(accounts, config, clock);
    }

    /**
     * Keeps an account from registering, and its owner from changing that: it is not activated any more, and no code makes it
     * so. False if there is no such account.
     */
    public boolean suspend(String domain, String username) throws LDAPException {
        List<Modification> changes = new ArrayList<>();
        changes.add(new Modification(REPLACE, LdapEntries.SUSPENDED, LdapEntries.TRUE));
        changes.add(new Modification(REPLACE, LdapEntries.ACTIVATED, LdapEntries.FALSE));
        for (Purpose purpose : Purpose.values()) {
            changes.add(new Modification(REPLACE, LdapEntries.code(purpose)));
        }
        return change(find(domain, username), changes);
    }

    /**
     * Ends a suspension; the account is activated, also if it was never confirmed. False if there is none of it.
     *
     * @throws AliasTakenException if its e-mail address is another account's by now, and no two may have one
     */
    public boolean resume(String domain, String username) throws LDAPException, AliasTakenException {
        Optional<Account> account = find(domain, username);
        List<String> emails = account.map(aliases::emails).orElse(List.of());
        boolean resumed = false;
        try {
            for (String email : emails) {
                aliases.take(domain, email, account.orElseThrow());
            }
            resumed = change(
                    account,
                    List.of(
                            new Modification(REPLACE, LdapEntries.SUSPENDED),
                            new Modification(REPLACE, LdapEntries.ACTIVATED, LdapEntries.TRUE)));
            return resumed;
        } finally {
            if (!resumed && account.isPresent()) {
                aliases.releaseUnlessOwned(
                        domain,
                        emails,
                        account.get(),
                        accounts.read(account.get().dn()));
            }
        }
    }

    private Optional<Account> find(String domain, String username) throws LDAPException {
        return accounts.find(domain, username).filter(a -> a.deleted().isEmpty());
    }

    private boolean change(Optional<Account> account, List<Modification> changes) throws LDAPException {
        return account.isPresent()
                && accounts.modifyIf(account.get().dn(), account.get().itself(), changes);
    }

    /**
     * What was erased.
     *
     * @param account whether there was an entry of the account, or its tombstone
     * @param reservations of its numbers and addresses
     * @param counters of messages to its numbers and addresses
     */
    public record Erased(boolean account, int reservations, int counters) {}

    /** Removes an account, or its tombstone, and all that the directory knows of it besides. */
    public Erased erase(String domain, String username) throws LDAPException {
        LdapEntries entries = accounts.entries();
        Optional<Account> account = accounts.find(domain, username);
        if (account.isEmpty() && accounts.occupant(domain, username).isPresent()) {
            // To the directory it is the same name, and what it has of it is somebody else's.
            return new Erased(false, 0, 0);
        }
        String dn = account.map(Account::dn)
                .orElse(entries.account(domain, username).toString());
        Set<String> phones = new LinkedHashSet<>();
        account.ifPresent(known -> phones.addAll(phones(known)));
        List<String> mails = account.map(Account::mails).orElse(List.of());
        // The entry of a person stays the same for the next account: what is this one's goes while its name is its own.
        int reservations = account.filter(Account::adopted).isPresent() ? reservations(dn, account, phones) : 0;
        boolean erased = account.isPresent() && remove(account.get());
        reservations += reservations(dn, account.filter(a -> !a.adopted()), phones);
        int counters = 0;
        for (String phone : phones.stream()
                .flatMap(phone -> PhoneNumberForms.likely(phone).stream())
                .distinct()
                .toList()) {
            counters += accounts.delete(entries.smsCounter(phone).toString()) ? 1 : 0;
        }
        for (String mail : mails) {
            String mailbox = Mailbox.of(mail).name();
            counters += accounts.delete(entries.smsCounter(mailbox).toString()) ? 1 : 0;
        }
        return new Erased(erased, reservations, counters);
    }

    private boolean remove(Account account) throws LDAPException {
        return account.adopted()
                ? accounts.remove(account, LdapEntries.ADOPTED, LdapEntries.TRUE)
                : accounts.deleteIf(account.dn(), account.itself());
    }

    /** Removes what was reserved for an account, and what nobody has who is called like it. */
    private int reservations(String dn, Optional<Account> account, Set<String> phones) throws LDAPException {
        int[] count = {0};
        directory.forEach(
                accounts.entries().aliases().toString(),
                Filter.createEqualityFilter(LdapEntries.ALIAS_OWNER, dn),
                entry -> {
                    String alias = entry.getAttributeValue(LdapEntries.ALIAS_KEY);
                    Reservation reservation = Reservation.of(entry).orElse(null);
                    if (alias == null || reservation == null || !isToGo(reservation, alias, account)) {
                        return;
                    }
                    String number = WaitingNumbers.number(alias);
                    if (PhoneNumbers.isE164(number)) {
                        phones.add(number);
                    }
                    count[0] += aliases.reservations().remove(reservation) ? 1 : 0;
                });
        return count[0];
    }

    private boolean isToGo(Reservation reservation, String alias, Optional<Account> account) throws LDAPException {
        boolean bound = reservation.ownerId() != null
                || account.filter(Account::adopted).isPresent();
        return (bound && account.isPresent() && reservation.isOf(account.get()))
                || aliases.isLeftOver(reservation, alias);
    }

    private static Set<String> phones(Account account) {
        Set<String> phones = new LinkedHashSet<>(account.aliases());
        for (Purpose purpose : Purpose.values()) {
            account.code(purpose)
                    .map(StoredCode::target)
                    .filter(PhoneNumbers::isE164)
                    .ifPresent(phones::add);
        }
        return phones;
    }
}
