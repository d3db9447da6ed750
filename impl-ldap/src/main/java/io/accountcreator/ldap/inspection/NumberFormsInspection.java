package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.Reservation;
import io.accountcreator.ldap.entry.Reservations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers are kept in a form of before numbers had one ({@link PhoneNumberForms}): by reservations, and by accounts.
 * Most are found all the same; those that are not, or that two accounts have in two forms, somebody has to decide about.
 */
public final class NumberFormsInspection implements Inspection {
    private final Directory directory;
    private final LdapConfig config;
    private final Accounts accounts;
    private final Reservations reservations;

    public NumberFormsInspection(Directory directory, LdapConfig config) {
        this.directory = directory;
        this.config = config;
        accounts = new Accounts(directory, LdapEntries.of(config));
        reservations = new Reservations(accounts);
    }

    @Override
    public List<Finding> look() throws LDAPException {
        if (!directory.canSee(config.base().toString())) {
            // That is told already.
            return List.of();
        }
        Set<Kept> kept = new LinkedHashSet<>();
        each(LdapEntries.of(config).aliases(), LdapEntries.ALIAS_KEY, entry -> reserved(entry, kept));
        each(LdapEntries.of(config).accounts(), LdapEntries.PHONE_ALIAS, entry -> listed(entry, kept));
        List<Finding> findings = new ArrayList<>();
        for (Kept number : kept) {
            findings.add(Finding.warning(
                    "number " + number.form() + " of " + number.owner() + " in \"" + number.domain() + "\"",
                    "kept in a form of before, its form now is " + PhoneNumberForms.normal(number.form()) + "; "
                            + whatToDo(number)));
        }
        return findings.isEmpty() ? List.of(Finding.ok("forms of numbers")) : findings;
    }

    /** How many there are, for whoever does not want to have them listed. */
    public long count() throws LDAPException {
        return look().stream()
                .filter(finding -> finding.state() == Finding.State.WARNING)
                .count();
    }

    /**
     * A number that is kept in another form than it has now.
     *
     * @param form as it is kept
     * @param owner the DN of the account
     * @param domain of the account
     */
    private record Kept(String form, String owner, String domain) {}

    private void each(DN container, String attribute, Directory.Visitor step) throws LDAPException {
        if (directory.canSee(container.toString())) {
            directory.forEach(container.toString(), Filter.createPresenceFilter(attribute), step);
        }
    }

    private static void reserved(SearchResultEntry entry, Set<Kept> kept) throws LDAPException {
        String key = entry.getAttributeValue(LdapEntries.ALIAS_KEY);
        Optional<Reservation> reservation = Reservation.of(entry);
        if (key != null && reservation.isPresent() && isOlder(key)) {
            kept.add(new Kept(
                    key,
                    reservation.get().owner(),
                    entry.getParsedDN().getParent().getRDN().getAttributeValues()[0]));
        }
    }

    private static void listed(SearchResultEntry entry, Set<Kept> kept) throws LDAPException {
        Account account = Account.of(entry);
        for (String number : account.aliases()) {
            if (isOlder(number)) {
                kept.add(new Kept(number, account.dn(), account.domain()));
            }
        }
    }

    private static boolean isOlder(String number) {
        return PhoneNumbers.isE164(number) && !PhoneNumberForms.normal(number).equals(number);
    }

    private String whatToDo(Kept number) throws LDAPException {
        String normal = PhoneNumberForms.normal(number.form());
        Optional<Reservation> now = reservations.find(number.domain(), normal);
        if (now.isPresent() && !DN.equals(now.get().owner(), number.owner())) {
            return "that is reserved for " + now.get().owner() + ": 'ldap release-number " + normal
                    + "' takes it from both, and whoever has it links it again";
        }
        return PhoneNumberForms.likely(normal).contains(number.form())
                ? "it is found by either, and nothing has to be done"
                : "it is not found by that: 'ldap release-number " + number.form() + "', and its owner links it again";
    }
}
