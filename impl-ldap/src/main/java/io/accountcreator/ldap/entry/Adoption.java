package io.accountcreator.ldap.entry;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.DELETE;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Message.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account of the entry that a person has already. The code goes to an address or number of that entry, or it is not
 * done: else whoever asks first would be that person to everybody who calls.
 */
public final class Adoption {
    private static final String CLASS = "objectClass";
    private static final List<String> PHONES = List.of("telephoneNumber", "mobile", "homePhone");

    private final Accounts accounts;

    public Adoption(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Adds to an entry what makes it an account.
     *
     * @param account the entry as it would be if there were none
     * @return false if there is an account, or the entry is not that of whoever asks
     */
    public boolean adopt(Entry account, AccountRequest request) throws LDAPException {
        Optional<SearchResultEntry> person = accounts.entry(account.getDN());
        if (person.isEmpty()
                || isIdentity(person.get())
                || !isNamed(person.get(), account)
                || !isOf(person.get(), request)) {
            return false;
        }
        hashForSpelling(account, person.get(), request);
        List<Modification> changes = new ArrayList<>();
        changes.add(new Modification(ADD, CLASS, LdapEntries.SIP_IDENTITY, LdapEntries.SIP_ACCOUNT));
        changes.add(new Modification(ADD, LdapEntries.ADOPTED, LdapEntries.TRUE));
        ours().filter(account::hasAttribute)
                .forEach(name -> changes.add(new Modification(ADD, name, account.getAttributeValues(name))));
        Filter unchanged = Filter.createNOTFilter(Filter.createEqualityFilter(CLASS, LdapEntries.SIP_ACCOUNT));
        return accounts.modifyIf(account.getDN(), unchanged, changes);
    }

    /** The account is called as the person's entry is: a clear password is hashed with that name, not with the one asked for. */
    private static void hashForSpelling(Entry account, Entry person, AccountRequest request) throws LDAPException {
        String spelled = person.getRDN().getAttributeValues()[0];
        Secret ha1 = request.effectiveHa1(spelled);
        if (request.ha1() == null && ha1 != null) {
            account.setAttribute(LdapEntries.ha1(request.effectiveAlgorithm()), ha1.reveal());
        }
    }

    /** What makes an entry what it was before. */
    static List<Modification> withdrawal() {
        List<Modification> changes = new ArrayList<>();
        changes.add(new Modification(DELETE, CLASS, LdapEntries.SIP_IDENTITY, LdapEntries.SIP_ACCOUNT));
        ours().forEach(name -> changes.add(new Modification(REPLACE, name)));
        return changes;
    }

    /** Whether it is an account, or somebody else's who keeps SIP identities. */
    private static boolean isIdentity(Entry entry) {
        return !entry.hasAttribute(CLASS)
                || entry.hasObjectClass(LdapEntries.SIP_ACCOUNT)
                || entry.hasObjectClass(LdapEntries.SIP_IDENTITY);
    }

    /** Not by a name that is another one, and the same to the directory only. */
    private static boolean isNamed(SearchResultEntry person, Entry account) throws LDAPException {
        return UserNames.same(Account.usernameOf(person), account.getAttributeValue(LdapEntries.UID));
    }

    /** Whether the code of a request goes to an address or number of the person. */
    public static boolean isOf(Entry person, AccountRequest request) {
        return request.phone() != null
                ? PHONES.stream()
                        .flatMap(name -> values(person, name))
                        .anyMatch(phone -> PhoneNumberForms.same(phone.replaceAll("[ ().-]", ""), request.phone()))
                : values(person, LdapEntries.MAIL)
                        .anyMatch(mail -> mail.toLowerCase(Locale.ROOT).equals(request.email()));
    }

    private static Stream<String> values(Entry entry, String name) {
        String @Nullable [] values = entry.getAttributeValues(name);
        return Arrays.stream(values == null ? new String[0] : values);
    }

    /** The attributes of an account that no person has. */
    private static Stream<String> ours() {
        Stream<String> plain = Stream.of(
                LdapEntries.SIP_USER_NAME,
                LdapEntries.SIP_URI,
                LdapEntries.DOMAIN,
                LdapEntries.ACTIVATED,
                LdapEntries.CREATED,
                LdapEntries.PHONE_ALIAS,
                LdapEntries.NUMBER_PROOF,
                LdapEntries.SUSPENDED,
                LdapEntries.DELETED,
                LdapEntries.ADOPTED);
        Stream<String> hashes = Arrays.stream(Algorithm.values()).map(LdapEntries::ha1);
        Stream<String> codes = Arrays.stream(Purpose.values()).map(LdapEntries::code);
        return Stream.of(plain, hashes, codes).flatMap(names -> names);
    }
}
