package io.accountcreator.ldap;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.StoredCode;
import io.accountcreator.ldap.entry.TryWindow;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the entry that a stranger made with somebody else's number or address, before and after the owner gets it. */
abstract class PreRegistrationEntryContract extends OnMemory {
    private static final String PEPPER = "pepper-of-all-hosts";

    private final Map<String, String> settings;

    PreRegistrationEntryContract(Map<String, String> directory) {
        super(with(directory, Map.of("accountcreator.code.pepper", PEPPER)));
        settings = with(
                Map.of("accountcreator.ldap.url", "memory:"),
                with(directory, Map.of("accountcreator.code.pepper", PEPPER)));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN_LINPHONE_ACCOUNT", "ACTIVATE_ACCOUNT"})
    void entryShouldHoldNothingOfTheStrangerWhenItsNumberWasProven(Operation redeem) throws Exception {
        Accounts accounts = accounts();
        Person any = Person.any();
        Person owner = any.withUsername(any.phone());
        Person stranger = Person.any();
        accounts.of(owner)
                .phone(owner.phone())
                .email(stranger.email())
                .displayName("Mallory")
                .ha1(stranger.ha1(Algorithm.MD5))
                .ask(CREATE_ACCOUNT);
        fixture.addHa1(DOMAIN, owner.username(), Algorithm.SHA_256, stranger.ha1(Algorithm.SHA_256));
        accounts.of(owner).phone(stranger.phone()).ask(LINK_ACCOUNT);
        accounts.form().phone(owner.phone()).ask(RECOVER_ACCOUNT);

        var answer = accounts.of(owner)
                .phone(owner.phone())
                .code(accounts.code(owner.phone()))
                .ask(redeem);

        assertThat(entry(owner).toLDIFString())
                .contains(answer.ha1(), "sipAccountActivated: TRUE", owner.phone())
                .doesNotContain("SHA256", "Code:", "displayName", "mail:", "Mallory")
                .doesNotContain(stranger.ha1(Algorithm.MD5), stranger.email(), stranger.phone());
    }

    @Test
    void entryShouldHoldNoOtherAddressWhenOneWasProven() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        fixture.directory()
                .modify(
                        "dn: " + account(bob.username()),
                        "changetype: modify",
                        "add: mail",
                        "mail: mallory@example.net");
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);

        accounts.of(bob).code(accounts.code(bob.email())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(entry(bob).getAttributeValues("mail")).containsExactly(bob.email());
    }

    /** It would let the stranger's hash stay. */
    @Test
    void hostOfAnOlderVersionShouldFindNoCodeWithTriesWhileTheAccountAwaitsItsOwner() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        clock().advance(Duration.ofHours(20));
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);

        StoredCode activation = StoredCode.parse(entry(bob).getAttributeValue("sipAccountActivationCode"))
                .orElseThrow();

        assertThat(activation.usable(clock().instant())).isFalse();
        assertThat(activation.expires())
                .as("it takes the account for abandoned by that")
                .isAfter(clock().instant().plus(Duration.ofHours(23)));
    }

    /** Such a host stores it where the code of the create was, and it is not over by the time that the host is. */
    @ParameterizedTest
    @EnumSource(names = {"LOGIN_LINPHONE_ACCOUNT", "ACTIVATE_ACCOUNT"})
    void codeOfARecoveryByAHostOfAnOlderVersionShouldReplaceTheHash(Operation redeem) throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        clock().advance(Duration.ofMinutes(5));
        String code = fixture.codes.password();
        storeAsOlderHost(bob, code);

        var answer = accounts.of(bob).code(code).ask(redeem);

        assertThat(answer.status()).isEqualTo(redeem == ACTIVATE_ACCOUNT ? ACCOUNT_ACTIVATED : REQUEST_OK);
        assertThat(answer.ha1()).isNotEqualTo(bob.ha1(Algorithm.MD5));
        assertThat(entry(bob).getAttributeValue("sipAccountHA1MD5")).isEqualTo(answer.ha1());
    }

    /** Such a host sends one by recovery to an address that whoever created the account gave besides the number. */
    @ParameterizedTest
    @EnumSource(names = {"LOGIN_LINPHONE_ACCOUNT", "ACTIVATE_ACCOUNT"})
    void codeThatWentToAnAddressShouldNotActivateANameThatIsANumber(Operation redeem) throws Exception {
        Accounts accounts = accounts();
        Person any = Person.any();
        Person owner = any.withUsername(any.phone());
        accounts.of(owner).phone(owner.phone()).email(owner.email()).ask(CREATE_ACCOUNT);
        clock().advance(Duration.ofMinutes(5));
        String code = fixture.codes.password();
        storeAsOlderHost(owner, code);

        assertThat(accounts.of(owner).code(code).ask(redeem).status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(entry(owner).getAttributeValue("sipAccountActivated")).isEqualTo("FALSE");
    }

    /** Somebody asks for recovery between the stranger's password being looked at and what it allows being written. */
    @ParameterizedTest
    @EnumSource(names = {"UPDATE_ACCOUNT", "DELETE_ACCOUNT"})
    void hashOfTheCreateShouldBeOfNoUseOnceRecoveryWasAskedForMeanwhile(Operation late) throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        WatchedDirectory watched = new WatchedDirectory();
        AtomicBoolean first = new AtomicBoolean(true);
        try (LdapFixture host = new LdapFixture(settings, ignored -> watched.around(fixture.directory()))) {
            Accounts stranger = ((OnFixture) () -> host).accounts();
            watched.before(write -> {
                if (first.getAndSet(false)) {
                    accounts().of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
                }
            });
            assertThat(stranger.of(bob)
                            .password(bob.password())
                            .newPassword("new" + bob.password())
                            .ask(late)
                            .status())
                    .isEqualTo(REQUEST_NOT_AUTHORIZED);
        }

        assertThat(first).isFalse();
        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.email()))
                        .ask(LOGIN_LINPHONE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    void codeOfACreateByAHostOfAnOlderVersionShouldKeepTheHash() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        String code = fixture.codes.password();
        storeAsOlderHost(bob, code);
        clock().advance(Duration.ofMinutes(5));

        assertThat(accounts.of(bob).code(code).ask(ACTIVATE_ACCOUNT).ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
    }

    private void storeAsOlderHost(Person person, String code) throws LDAPException {
        Instant now = clock().instant();
        String dn = entries.account(DOMAIN, person.username()).toNormalizedString();
        String hash = StoredCode.hash(Secret.of(PEPPER), dn, person.email(), Secret.of(code));
        StoredCode stored =
                new StoredCode(now.plus(Duration.ofHours(24)), 3, TryWindow.beginning(now), hash, person.email());
        replace(account(person.username()), LdapEntries.code(Purpose.ACTIVATION), stored.format());
    }

    @Test
    void newHashShouldBeOfAnAlgorithmThatTheDomainAllows() throws Exception {
        try (LdapFixture strict = new LdapFixture(
                with(Map.of("accountcreator.ldap.url", "memory:"), Map.of("accountcreator.algorithms", "SHA-256")))) {
            OnFixture backend = () -> strict;
            Accounts accounts = backend.accounts();
            Person bob = Person.any();
            accounts.of(bob)
                    .email(bob.email())
                    .password(bob.password())
                    .algorithm("SHA-256")
                    .ask(CREATE_ACCOUNT);
            accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
            String code = accounts.code(bob.email());

            assertThat(accounts.of(bob)
                            .code(code)
                            .algorithm("MD5")
                            .ask(ACTIVATE_ACCOUNT)
                            .status())
                    .as("the app would take it for a hash of MD5")
                    .isEqualTo(ACCOUNT_NOT_ACTIVATED);
            var login = accounts.of(bob).code(code).algorithm("MD5").ask(LOGIN_LINPHONE_ACCOUNT);
            assertThat(login.status()).isEqualTo(REQUEST_OK);
            assertThat(login.creator().algorithm()).isEqualTo(Algorithm.SHA_256);
            assertThat(login.ha1()).hasSize(64);
        }
    }

    private Entry entry(Person person) throws LDAPException {
        return fixture.directory().getEntry(account(person.username()));
    }
}
