package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.status.Status;
import io.accountcreator.status.UsernameStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names and domains that mean something in DNs, filters and SIP addresses, in every domain that anybody thinks of. */
class InjectedNamesTest extends OnMemory {
    private static final String OWN = "own.example.org";
    private static final Random RANDOM = new Random(20260101);

    InjectedNamesTest() {
        super(Map.of("accountcreator.domains", "*", "accountcreator.mail.limit", "1000000"));
    }

    @Test
    void entryShouldLieRightBelowItsDomainWithOneValueWhateverItsNameIs() throws LDAPException {
        Set<String> names = new HashSet<>();
        for (String name : injected()) {
            if (create(name, OWN) == Status.ACCOUNT_CREATED) {
                names.add(name);
            }
        }

        assertThat(names).hasSizeGreaterThan(90);
        List<SearchResultEntry> found = accountEntries();
        assertThat(found).hasSameSizeAs(names);
        for (SearchResultEntry entry : found) {
            RDN rdn = entry.getRDN();
            assertThat(rdn.isMultiValued()).as(entry.getDN()).isFalse();
            assertThat(names).contains(rdn.getAttributeValues()[0]);
            assertThat(entry.getAttributeValue("uid")).isEqualTo(rdn.getAttributeValues()[0]);
            assertThat(entry.getParentDN()).isEqualTo(entries.accountsOf(OWN));
        }
    }

    @Test
    void domainShouldBeOneContainerRightBelowTheAccountsWhateverItIs() throws LDAPException {
        for (String domain : injected()) {
            create("bob", domain);
        }

        for (SearchResultEntry entry : accountEntries()) {
            RDN container = entry.getParentDN().getRDN();
            assertThat(container.isMultiValued()).as(entry.getDN()).isFalse();
            assertThat(container.getAttributeValues()[0]).isEqualTo(entry.getAttributeValue("sipAccountDomain"));
            assertThat(entry.getParentDN().getParent()).isEqualTo(entries.accounts());
        }
    }

    @Test
    void addressShouldHaveNothingThatTripsAParserWhateverNameAndDomainAre() throws LDAPException {
        for (String text : injected()) {
            create(text, OWN);
            create("bob", text);
        }

        assertThat(accountEntries())
                .hasSizeGreaterThan(90)
                .extracting(entry -> entry.getAttributeValue("SIPIdentitySIPURI"))
                .allMatch(uri -> uri.matches("sip:([A-Za-z0-9_.*+-]|%[0-9A-F]{2})+@[a-z0-9._-]+"));
    }

    @Test
    void nameShouldComeBackFromDnAndFilterAsItWas() throws LDAPException {
        for (int i = 0; i < 10_000; i++) {
            String name = random();

            DN parsed = new DN(entries.account(OWN, name).toString());
            assertThat(parsed.getParent()).isEqualTo(entries.accountsOf(OWN));
            assertThat(parsed.getRDN().getAttributeValues()).containsExactly(name);
            Filter filter = Filter.create(
                    Filter.createEqualityFilter(LdapEntries.UID, name).toString());
            assertThat(filter.getFilterType()).isEqualTo(Filter.FILTER_TYPE_EQUALITY);
            assertThat(filter.getAssertionValue()).isEqualTo(name);
        }
    }

    /** Every character of ASCII, at each place, and what has been injected elsewhere. */
    private static List<String> injected() {
        List<String> texts = new ArrayList<>(List.of(
                "*",
                "*)(uid=*",
                "a)(|(uid=*",
                "\\2a",
                "bob,ou=admins",
                "a+b",
                "a+cn=b",
                "#0401",
                " bob",
                "bob\\",
                "..",
                "/"));
        Stream<String> ascii = IntStream.range(0, 128)
                .mapToObj(Character::toString)
                .flatMap(c -> Stream.of("b" + c + "b", c + "c", "d" + c));
        return Stream.concat(texts.stream(), ascii).toList();
    }

    private static String random() {
        return RANDOM.ints(1 + RANDOM.nextInt(20), 0, 4)
                .map(kind -> kind == 0
                        ? 1 + RANDOM.nextInt(127)
                        : kind == 1 ? "\\,+\"<>;=# *()".charAt(RANDOM.nextInt(13)) : 0x20 + RANDOM.nextInt(0xD7E0))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Status create(String username, String domain) {
        try (AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build();
                AccountCreator creator = creators.newAccountCreator()) {
            if (creator.setUsername(username) != UsernameStatus.OK) {
                return Status.ACCOUNT_NOT_CREATED;
            }
            creator.setDomain(domain.toLowerCase(Locale.ROOT));
            creator.setEmail("bob@example.org");
            creator.setPassword(fixture.codes.password());
            return creator.createAccount()
                    .finalStatus()
                    .toCompletableFuture()
                    .join()
                    .status();
        }
    }

    private List<SearchResultEntry> accountEntries() throws LDAPException {
        return fixture.directory()
                .search(
                        entries.accounts().toString(),
                        SearchScope.SUB,
                        Filter.createPresenceFilter(LdapEntries.ACTIVATED))
                .getSearchEntries();
    }
}
