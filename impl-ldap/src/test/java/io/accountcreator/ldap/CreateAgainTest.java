package io.accountcreator.ldap;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.Algorithm;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.StoredCode;
import io.accountcreator.ldap.entry.TryWindow;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Creates of accounts that wait, in the moments between: while the first message is on its way, and at an activation. */
class CreateAgainTest extends OnSlapd {
    CreateAgainTest() {
        super(Map.of("accountcreator.sms.limit", "100"));
    }

    /** Otherwise two callers would hear that they made the account. */
    @Test
    void createWhileTheFirstMessageIsOnItsWayShouldBeTooLate() {
        Accounts accounts = accounts();
        Person bob = Person.any();
        AtomicBoolean first = new AtomicBoolean(true);
        Status[] meanwhile = new Status[2];
        sent().failFor(message -> {
            if (first.getAndSet(false)) {
                meanwhile[0] = accounts().createByEmail(bob).status();
                // Hosts know nothing of each other but by the directory.
                try (LdapFixture other = new LdapFixture(slapd.settings())) {
                    OnFixture backend = () -> other;
                    meanwhile[1] = backend.accounts().createByEmail(bob).status();
                }
            }
            return false;
        });

        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);

        assertThat(meanwhile).containsOnly(ACCOUNT_EXIST);
        assertThat(sent().to(bob.email())).hasSize(1);
        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);
    }

    /** Its own look at the directory comes before the first one's account, and its attempt to add it after all is done. */
    @Test
    void createThatBeganBeforeTheFirstOneShouldBeTooLateThoughThatHasEnded() {
        Person bob = Person.any();
        WatchedDirectory watched = new WatchedDirectory();
        AtomicBoolean first = new AtomicBoolean(true);
        Status[] meanwhile = new Status[1];
        try (LdapFixture other = new LdapFixture(slapd.settings(), ignored -> watched.around(fixture.directory()))) {
            watched.before(write -> {
                if (write.contains(bob.username()) && first.getAndSet(false)) {
                    meanwhile[0] = accounts().createByEmail(bob).status();
                }
            });

            assertThat(((OnFixture) () -> other).accounts().createByEmail(bob).status())
                    .isEqualTo(ACCOUNT_EXIST);

            assertThat(other.sent.all()).isEmpty();
        }
        assertThat(meanwhile).containsExactly(ACCOUNT_CREATED);
        assertThat(accounts().createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void createShouldSendAgainAtAnotherHost() {
        Person bob = accounts().waitingByEmail();
        try (LdapFixture other = new LdapFixture(slapd.settings())) {
            OnFixture backend = () -> other;
            assertThat(backend.accounts().createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);
            assertThat(other.sent.to(bob.email())).hasSize(1);
        }
    }

    /** A host died between the account and its message. */
    @Test
    void createShouldSendAgainOnceTheFirstOneMustHaveEnded() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        StoredCode code = code(bob);
        replace(
                account(bob.username()),
                LdapEntries.code(Purpose.ACTIVATION),
                code.in(TryWindow.NOT_BEGUN, code.triesLeft()).format());

        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_EXIST);
        clock().advance(Duration.ofMinutes(1));
        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void createWhileTheAccountIsActivatedShouldLeaveItAsItIs() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        String code = accounts.code(bob.email());
        Person elsewhere = new Person(bob.username(), Person.any().email(), bob.phone(), bob.password());
        sent().failFor(message -> {
            sent().failForNone();
            accounts().of(bob).code(code).ask(ACTIVATE_ACCOUNT);
            return false;
        });

        assertThat(accounts.createByEmail(elsewhere).status()).isEqualTo(ACCOUNT_EXIST);

        assertThat(fixture.directory().getEntry(account(bob.username())).getAttributeValue("mail"))
                .isEqualTo(bob.email());
        assertThat(fixture.directory().getEntry(account(bob.username())).toLDIFString())
                .doesNotContain("Code:");
    }

    /** The owner asks for recovery while a stranger's second create sends: its code must not keep the stranger's hash. */
    @Test
    void createWhileTheAccountIsRecoveredShouldStoreACodeThatReplacesTheHash() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        AtomicBoolean first = new AtomicBoolean(true);
        sent().failFor(message -> {
            if (first.getAndSet(false)) {
                accounts().of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
            }
            return false;
        });

        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);
        var codes = sent().to(bob.email());
        assertThat(codes).hasSize(3);
        List<String> hashes = codes.stream()
                .map(message -> accounts.of(bob).code(message.code().reveal()).ask(ACTIVATE_ACCOUNT))
                .filter(answer -> answer.status() == Status.ACCOUNT_ACTIVATED)
                .map(answer -> answer.ha1())
                .toList();

        assertThat(hashes).hasSize(1).doesNotContain(bob.ha1(Algorithm.MD5));
    }

    @Test
    void createShouldGetNoMoreTriesThanTheWindowHasLeft() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        guess(accounts, bob, 3);
        assertThat(accounts.createByPhone(bob).status()).isEqualTo(ACCOUNT_CREATED);
        guess(accounts, bob, 3);

        assertThat(accounts.createByPhone(bob).status()).isEqualTo(PHONE_NUMBER_OVERUSED);
        assertThat(sent().to(bob.phone())).hasSize(2);
        Person mailed = new Person(bob.username(), bob.email(), bob.phone(), bob.password());
        assertThat(accounts.createByEmail(mailed).status())
                .as("nor by another way")
                .isEqualTo(ACCOUNT_NOT_CREATED);
    }

    private static void guess(Accounts accounts, Person person, int times) {
        for (int time = 0; time < times; time++) {
            accounts.of(person).code(WRONG_CODE).ask(ACTIVATE_ACCOUNT);
        }
    }

    @Test
    void secondCreateWithoutHashShouldGiveOneOfTheAlgorithmThatItAsksFor() {
        Accounts accounts = accounts();
        String phone = Person.any().phone();
        accounts.form().phone(phone).ask(CREATE_ACCOUNT);
        assertThat(accounts.form()
                        .phone(phone)
                        .algorithm("SHA-256")
                        .ask(CREATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_CREATED);

        assertThat(accounts.form()
                        .phone(phone)
                        .algorithm("SHA-256")
                        .code(accounts.code(phone))
                        .ask(ACTIVATE_ACCOUNT)
                        .ha1())
                .hasSize(64);
    }

    @Test
    void createShouldKeepTheAddressThatBothCreatesWithoutHashGave() {
        Accounts accounts = accounts();
        Person bob = Person.any();
        accounts.form().phone(bob.phone()).email(bob.email()).ask(CREATE_ACCOUNT);
        accounts.form().phone(bob.phone()).email(bob.email()).ask(CREATE_ACCOUNT);
        accounts.form().phone(bob.phone()).code(accounts.code(bob.phone())).ask(ACTIVATE_ACCOUNT);

        assertThat(accounts.form()
                        .username(bob.phone())
                        .email(bob.email())
                        .ask(RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    void numberShouldFindTheAccountThatWasCreatedLastAndNoneThatIsOver() throws Exception {
        Accounts accounts = accounts();
        Person first = accounts.waitingByPhone();
        Person any = Person.any();
        Person second = new Person(any.username(), any.email(), first.phone(), any.password());
        accounts.createByPhone(second);

        var found = accounts.form().phone(first.phone()).ask(RECOVER_ACCOUNT);
        assertThat(found.status()).isEqualTo(REQUEST_OK);
        assertThat(found.creator().username()).isEqualTo(second.username());
        assertThat(fixture.reconciler().run().reservations())
                .as("what finds an account that waits is in use")
                .isZero();

        clock().advance(Duration.ofHours(2));
        assertThat(accounts.form().phone(first.phone()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    void whatFindsAnAccountThatWaitsShouldGoOnceTheAccountIsActiveOrGone() throws Exception {
        Accounts accounts = accounts();
        Person active = accounts.activeByPhone();
        Person gone = accounts.waitingByPhone();
        assertThat(fixture.directory().getEntry(waiting(active))).isNull();
        assertThat(fixture.directory().getEntry(waiting(gone))).isNotNull();
        fixture.directory().delete(account(gone.username()));

        fixture.reconciler().run();

        assertThat(fixture.directory().getEntry(waiting(gone))).isNull();
        assertThat(accounts.form()
                        .phone(active.phone())
                        .ask(Operation.IS_ALIAS_USED)
                        .status())
                .isEqualTo(Status.ALIAS_EXIST);
    }

    private String waiting(Person person) {
        return entries.alias(DOMAIN, "waiting:" + person.phone()).toString();
    }

    private StoredCode code(Person person) throws LDAPException {
        return StoredCode.parse(fixture.directory()
                        .getEntry(account(person.username()))
                        .getAttributeValue(LdapEntries.code(Purpose.ACTIVATION)))
                .orElseThrow();
    }
}
