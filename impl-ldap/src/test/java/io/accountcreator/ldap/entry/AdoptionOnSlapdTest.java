package io.accountcreator.ldap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import io.accountcreator.AccountCreator;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.Submission;
import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.ldap.WatchedDirectory;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.TestCodes;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People have entries already, in a tree of their own. */
class AdoptionOnSlapdTest {
    private static final String BOB = "uid=bob,ou=people," + Slapd.BASE;

    private static Slapd slapd;

    private LdapFixture fixture;
    private Entry before;

    @BeforeAll
    static void start() throws Exception {
        slapd = Slapd.start();
        try (LDAPConnection admin = slapd.connect()) {
            admin.add("dn: ou=people," + Slapd.BASE, "objectClass: organizationalUnit", "ou: people");
        }
    }

    @AfterAll
    static void stop() {
        slapd.close();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.ldap.accounts", "ou=people");
        settings.put("accountcreator.ldap.adopt", "true");
        settings.put("accountcreator.ldap.object-classes", "extensibleObject");
        settings.put("accountcreator.ldap.attributes", "description={username} of {domain}, employeeType=sip");
        settings.put("accountcreator.ldap.tombstone", "P1D");
        return settings;
    }

    @BeforeEach
    void open() throws Exception {
        fixture = new LdapFixture(settings());
        fixture.directory()
                .add(
                        "dn: " + BOB,
                        "objectClass: inetOrgPerson",
                        "uid: bob",
                        "cn: Bob Example",
                        "sn: Example",
                        "mail: Robert@example.org",
                        "mail: Bob@example.org",
                        "mobile: +33 6 12 34 56 78",
                        "userPassword: unrelated");
        before = entry();
    }

    @AfterEach
    void close() throws Exception {
        fixture.directory().delete(BOB);
        fixture.close();
    }

    private Entry entry() throws Exception {
        return fixture.directory().getEntry(BOB);
    }

    private Status ask(Function<AccountCreator, Submission> operation) {
        return fixture.ask(operation).status();
    }

    private Status askWithoutPhone(Function<AccountCreator, Submission> operation) {
        return ask(creator -> {
            creator.setPhoneNumber(null, null);
            return operation.apply(creator);
        });
    }

    private Status activate() {
        SentMessages sent = fixture.sent;
        String code = sent.all().get(sent.all().size() - 1).code().reveal();
        return askWithoutPhone(creator -> {
            creator.setActivationCode(code);
            return creator.activateAccount();
        });
    }

    @Test
    void personWithoutAccountShouldNotBeOne() {
        assertThat(ask(AccountCreator::isAccountExist)).isEqualTo(Status.ACCOUNT_NOT_EXIST);
        assertThat(askWithoutPhone(AccountCreator::deleteAccount)).isEqualTo(Status.ACCOUNT_NOT_EXIST);
    }

    @Test
    void accountShouldComeToTheEntryAndLeaveItAsItWas() throws Exception {
        assertThat(askWithoutPhone(AccountCreator::createAccount)).isEqualTo(Status.ACCOUNT_CREATED);
        assertThat(activate()).isEqualTo(Status.ACCOUNT_ACTIVATED);

        Entry adopted = entry();
        assertThat(adopted.getAttributeValue("cn")).isEqualTo("Bob Example");
        assertThat(adopted.getAttributeValues("mail")).containsExactly("Robert@example.org", "Bob@example.org");
        assertThat(adopted.hasAttribute("description")).isFalse();
        assertThat(adopted.getAttributeValue("SIPIdentityUserName")).isEqualTo("bob");
        assertThat(ask(AccountCreator::isAccountActivated)).isEqualTo(Status.ACCOUNT_ACTIVATED);
        assertThat(askWithoutPhone(AccountCreator::createAccount)).isEqualTo(Status.ACCOUNT_EXIST);
        assertThat(askWithoutPhone(AccountCreator::recoverAccount)).isEqualTo(Status.REQUEST_OK);

        assertThat(askWithoutPhone(AccountCreator::deleteAccount)).isEqualTo(Status.REQUEST_OK);

        assertThat(entry()).isEqualTo(before);
        assertThat(askWithoutPhone(AccountCreator::createAccount)).isEqualTo(Status.ACCOUNT_CREATED);
    }

    @Test
    void clearPasswordShouldBeHashedWithTheNameOfTheEntryWhenAskedForInOtherCapitals() throws Exception {
        String password = new TestCodes().password();

        Status status = askWithoutPhone(creator -> {
            creator.setUsername("BOB");
            creator.setHa1(null);
            creator.setPassword(password);
            return creator.createAccount();
        });

        assertThat(status).isEqualTo(Status.ACCOUNT_CREATED);
        assertThat(entry().getAttributeValue("sipAccountHA1MD5"))
                .isEqualTo(Ha1.of(Algorithm.MD5, "bob", "sip.example.org", Secret.of(password))
                        .reveal());
    }

    @Test
    void accountByPhoneShouldBeThatOfWhoeverHasThePhone() throws Exception {
        assertThat(ask(AccountCreator::createAccount)).isEqualTo(Status.ACCOUNT_CREATED);

        assertThat(fixture.sent.all()).hasSize(1);
        fixture.administration().erase("sip.example.org", "bob");
        assertThat(entry()).isEqualTo(before);
    }

    @Test
    void strangerShouldNotBecomeThatPerson() throws Exception {
        assertThat(ask(creator -> {
                    creator.setPhoneNumber(null, null);
                    creator.setEmail("mallory@example.org");
                    return creator.createAccount();
                }))
                .isEqualTo(Status.ACCOUNT_EXIST);
        assertThat(ask(creator -> {
                    creator.setPhoneNumber("+33612345679");
                    return creator.createAccount();
                }))
                .isEqualTo(Status.ACCOUNT_EXIST);

        assertThat(entry()).isEqualTo(before);
        assertThat(fixture.sent.all()).isEmpty();
        assertThat(fixture.administration().erase("sip.example.org", "bob").account())
                .isFalse();
    }

    @Test
    void accountShouldNotComeToAnEntryWhoseNameIsTheSameToTheDirectoryOnly() throws Exception {
        String entry = "uid=rene\u0301,ou=people," + Slapd.BASE;
        fixture.directory()
                .add(
                        "dn: " + entry,
                        "objectClass: inetOrgPerson",
                        "uid: rene\u0301",
                        "cn: x",
                        "sn: x",
                        "mail: bob@example.org");

        for (String name : new String[] {"ren\u00E9", "rene\u0301"}) {
            assertThat(askWithoutPhone(creator -> {
                        creator.setUsername(name);
                        return creator.createAccount();
                    }))
                    .isEqualTo(name.equals("ren\u00E9") ? Status.ACCOUNT_EXIST : Status.ACCOUNT_NOT_CREATED);
        }

        assertThat(fixture.sent.all()).isEmpty();
        assertThat(fixture.directory().getEntry(entry).hasAttribute("sipAccountDomain"))
                .isFalse();
        fixture.directory().delete(entry);
    }

    @Test
    void numberShouldBeFreeBeforeTheEntryIsThatOfAPersonWithoutAccount() throws Exception {
        assertThat(ask(AccountCreator::createAccount)).isEqualTo(Status.ACCOUNT_CREATED);
        String code = fixture.sent.last("+33612345678").orElseThrow().code().reveal();
        assertThat(ask(creator -> {
                    creator.setActivationCode(code);
                    return creator.activateAccount();
                }))
                .isEqualTo(Status.ACCOUNT_ACTIVATED);
        WatchedDirectory watched = new WatchedDirectory();
        List<String> writes = new ArrayList<>();
        watched.before(writes::add);
        try (LdapFixture deleting = new LdapFixture(settings(), watched::around)) {
            assertThat(deleting.ask(creator -> {
                                creator.setPhoneNumber(null, null);
                                return creator.deleteAccount();
                            })
                            .status())
                    .isEqualTo(Status.REQUEST_OK);
        }

        assertThat(writes)
                .containsExactly(
                        "delete "
                                + fixture.entries()
                                        .alias("sip.example.org", "+33612345678")
                                        .toNormalizedString(),
                        "modify " + BOB);
        assertThat(entry()).isEqualTo(before);
    }

    @Test
    void numberShouldBeTheAccountsAgainWhenItsDeletionComesToNothing() throws Exception {
        assertThat(ask(AccountCreator::createAccount)).isEqualTo(Status.ACCOUNT_CREATED);
        String code = fixture.sent.last("+33612345678").orElseThrow().code().reveal();
        assertThat(ask(creator -> {
                    creator.setActivationCode(code);
                    return creator.activateAccount();
                }))
                .isEqualTo(Status.ACCOUNT_ACTIVATED);
        WatchedDirectory watched = new WatchedDirectory();
        watched.before(write -> {
            if (write.startsWith("delete ")) {
                assertThat(askWithoutPhone(AccountCreator::updateAccount)).isEqualTo(Status.REQUEST_OK);
            }
        });
        try (LdapFixture deleting = new LdapFixture(settings(), watched::around)) {
            assertThat(deleting.ask(creator -> {
                                creator.setPhoneNumber(null, null);
                                return creator.deleteAccount();
                            })
                            .status())
                    .isEqualTo(Status.REQUEST_NOT_AUTHORIZED);
        }

        assertThat(reservation("+33612345678").getAttributeValue("sipAliasOwner"))
                .isEqualTo(BOB);
        fixture.administration().erase("sip.example.org", "bob");
        assertThat(reservation("+33612345678")).isNull();
    }

    @Test
    void unconfirmedAccountShouldLeaveTheEntryAsItWas() throws Exception {
        askWithoutPhone(AccountCreator::createAccount);
        fixture.clock.advance(Duration.ofDays(30));

        assertThat(fixture.reconciler().run().unconfirmed()).isEqualTo(1);

        assertThat(entry()).isEqualTo(before);
    }

    @Test
    void messageThatIsNotSentShouldLeaveTheEntryAsItWas() throws Exception {
        fixture.sent.failFor(message -> true);

        assertThat(askWithoutPhone(AccountCreator::createAccount)).isEqualTo(Status.ACCOUNT_NOT_CREATED);

        assertThat(entry()).isEqualTo(before);
    }

    @Test
    void addressesOfThePersonShouldBeReservedAndFreedWithTheAccountWhereTheyAreUnique() throws Exception {
        fixture.close();
        Map<String, String> settings = settings();
        settings.put("accountcreator.ldap.unique-email", "true");
        fixture = new LdapFixture(settings);
        assertThat(askWithoutPhone(AccountCreator::createAccount)).isEqualTo(Status.ACCOUNT_CREATED);
        assertThat(activate()).isEqualTo(Status.ACCOUNT_ACTIVATED);
        assertThat(reservation("bob@example.org").getAttributeValue("sipAliasOwner"))
                .isEqualTo(BOB);

        assertThat(fixture.reconciler().run().restored()).isEqualTo(1);
        assertThat(reservation("robert@example.org").getAttributeValue("sipAliasOwner"))
                .isEqualTo(BOB);

        assertThat(askWithoutPhone(AccountCreator::deleteAccount)).isEqualTo(Status.REQUEST_OK);
        assertThat(reservation("bob@example.org")).isNull();
        assertThat(reservation("robert@example.org")).isNull();
        assertThat(entry()).isEqualTo(before);
    }

    private Entry reservation(String email) throws Exception {
        return fixture.directory()
                .getEntry(fixture.entries().alias("sip.example.org", email).toString());
    }

    @Test
    void entryThatIsMadeShouldHaveWhatTheOperatorWants() throws Exception {
        assertThat(ask(creator -> {
                    creator.setUsername("{domain}carol");
                    creator.setPhoneNumber(null, null);
                    return creator.createAccount();
                }))
                .isEqualTo(Status.ACCOUNT_CREATED);

        Entry carol = fixture.directory().getEntry("uid={domain}carol,ou=people," + Slapd.BASE);
        assertThat(carol.hasObjectClass("extensibleObject")).isTrue();
        assertThat(carol.getAttributeValue("description")).isEqualTo("{domain}carol of sip.example.org");
        assertThat(carol.getAttributeValue("employeeType")).isEqualTo("sip");
        assertThat(carol.hasAttribute(LdapEntries.ADOPTED)).isFalse();
        fixture.directory().delete(carol.getDN());
    }
}
