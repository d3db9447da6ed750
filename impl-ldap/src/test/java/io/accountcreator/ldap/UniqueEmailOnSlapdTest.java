package io.accountcreator.ldap;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.reconciliation.Reconciliation;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.spi.Together;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose an e-mail address is where no two accounts may have one. */
class UniqueEmailOnSlapdTest extends OnSlapd {
    private static final String UNIQUE = "accountcreator.ldap.unique-email";

    private final Accounts accounts = accounts();

    UniqueEmailOnSlapdTest() {
        super(Map.of(
                UNIQUE,
                "true",
                "accountcreator.domains",
                "sip.example.org,sip.example.net",
                "accountcreator.ldap.tombstone",
                "P1D"));
    }

    @Test
    void createAccountShouldBeRefusedAndSendNothingWhenTheAddressIsAnothers() {
        Person owner = accounts.activeByEmail();
        Person other = withEmail(owner.email().toUpperCase(Locale.ROOT));

        assertThat(accounts.createByEmail(other).status()).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(sent().to(owner.email())).hasSize(1);
        assertThat(accounts.createByEmail(owner).status()).isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    void firstShouldHaveTheAddressWhenTwoWaitForTheirCodes() throws Exception {
        Person one = accounts.waitingByEmail();
        Person other = withEmail(one.email());
        String codeOfOne = accounts.code(one.email());
        assertThat(accounts.createByEmail(other).status()).isEqualTo(ACCOUNT_CREATED);
        String codeOfOther = accounts.code(one.email());

        assertThat(activate(other, codeOfOther)).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(activate(one, codeOfOne)).isEqualTo(ACCOUNT_NOT_ACTIVATED);
        assertThat(owner(one.email())).contains(account(other.username()));
        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_ACTIVATED, one)).isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }

    @Test
    void accountThatIsActivatedByRecoveryShouldOwnItsAddress() throws Exception {
        Person bob = accounts.waitingByEmail();
        assertThat(accounts.of(bob)
                        .email(bob.email())
                        .ask(Operation.RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.email()))
                        .ask(Operation.LOGIN_LINPHONE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);

        assertThat(owner(bob.email())).contains(account(bob.username()));
    }

    @Test
    void oneShouldHaveEachAddressWhenManyWantIt() throws Exception {
        int addresses = 100;
        int wanting = 8;
        List<Callable<Status>> activations = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int address = 0; address < addresses; address++) {
            String email = Person.any().email();
            wanted.add(email);
            for (int caller = 0; caller < wanting; caller++) {
                Person person = withEmail(email);
                assertThat(accounts.createByEmail(person).status()).isEqualTo(ACCOUNT_CREATED);
                String code = accounts.code(email);
                activations.add(() -> activate(person, code));
            }
        }

        List<Status> ends = Together.all(wanting, activations);

        assertThat(ends).filteredOn(ACCOUNT_ACTIVATED::equals).hasSize(addresses);
        assertThat(ends).filteredOn(ACCOUNT_NOT_ACTIVATED::equals).hasSize(addresses * (wanting - 1));
        for (String email : wanted) {
            assertThat(activeWith(email)).as(email).containsExactly(owner(email).orElseThrow());
        }
    }

    @Test
    void addressShouldBeFreeWhenItsAccountIsDeletedOrErased() throws Exception {
        Person owner = accounts.activeByEmail();
        assertThat(accounts.of(owner)
                        .password(owner.password())
                        .ask(Operation.DELETE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
        assertThat(owner(owner.email())).as("beside a tombstone").isEmpty();

        Person second = withEmail(owner.email());
        assertThat(become(second)).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(fixture.administration().erase(DOMAIN, second.username()).reservations())
                .isEqualTo(1);
        assertThat(owner(owner.email())).isEmpty();

        assertThat(become(withEmail(owner.email()))).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    void addressShouldStayTheOwnersWhileTheAccountIsSuspended() throws Exception {
        Person owner = accounts.activeByEmail();
        fixture.administration().suspend(DOMAIN, owner.username());

        fixture.reconciler().run();

        assertThat(accounts.createByEmail(withEmail(owner.email())).status()).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
    }

    @Test
    void addressShouldBeFreeWhenWhoeverReservedItDiedHalfWayAndNeverCameBack() throws Exception {
        Person dead = accounts.waitingByEmail();
        add(entries.newAlias(DOMAIN, dead.email(), account(dead.username())));
        Person other = withEmail(dead.email());
        assertThat(become(other)).as("while it may be confirming").isEqualTo(ACCOUNT_NOT_ACTIVATED);

        clock().advance(Duration.ofDays(2));
        assertThat(become(withEmail(dead.email()))).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "(1)%s", "\"%s", "x y%s", "%s(1).org"})
    void addressThatMailSystemsTakeForAnotherShouldNotBeTaken(String template) throws Exception {
        Person owner = accounts.activeByEmail();
        Person other = withEmail(template.formatted(owner.email()));

        assertThat(accounts.createByEmail(other).status()).isNotEqualTo(ACCOUNT_CREATED);
        assertThat(owner(owner.email())).contains(account(owner.username()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a=b", "a'b", "a/b", "a#b", "#ab", "a&b|c*", "{a}"})
    void addressesShouldBeReservedWhateverTheyHoldThatIsSpecialToADirectory(String local) {
        String email = local + Person.any().email();
        assertThat(become(withEmail(email))).isEqualTo(ACCOUNT_ACTIVATED);

        assertThat(accounts.createByEmail(withEmail(email)).status()).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(accounts.createByEmail(withEmail("x" + email)).status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void longestAddressShouldBeReservedAndALongerOneRefused() {
        String rest = Person.any().email();
        String longest = "a".repeat(200 - rest.length()) + rest;

        assertThat(become(withEmail(longest))).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.createByEmail(withEmail(longest)).status()).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(accounts.createByEmail(withEmail("a" + longest)).status()).isEqualTo(ACCOUNT_NOT_CREATED);
    }

    @Test
    void resumeShouldNotGiveAnAddressThatIsAnothersByThen() throws Exception {
        Person never = accounts.waitingByEmail();
        fixture.administration().suspend(DOMAIN, never.username());
        assertThat(become(withEmail(never.email()))).isEqualTo(ACCOUNT_ACTIVATED);

        CommandRun run = new CommandRun(settings()).with("USER@DOMAIN", never.username() + "@" + DOMAIN);
        assertThat(run.run("resume")).isEqualTo(REFUSED);
        assertThat(run.told()).contains("the e-mail address is another account's");
        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_ACTIVATED, never)).isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }

    @Test
    void resumedAccountShouldOwnItsAddress() throws Exception {
        Person bob = accounts.waitingByEmail();
        fixture.administration().suspend(DOMAIN, bob.username());
        assertThat(fixture.administration().resume(DOMAIN, bob.username())).isTrue();

        assertThat(owner(bob.email())).contains(account(bob.username()));
    }

    @Test
    void activationByPhoneShouldProveNoAddressFromBeforeTheyWereUnique() throws Exception {
        Person bob = Person.any();
        try (LdapFixture before = new LdapFixture(slapd.settings())) {
            OnFixture backend = () -> before;
            backend.accounts()
                    .of(bob)
                    .phone(bob.phone())
                    .email(bob.email())
                    .password(bob.password())
                    .ask(Operation.CREATE_ACCOUNT);
            String code = before.sent.last(bob.phone()).orElseThrow().code().reveal();
            assertThat(accounts.of(bob)
                            .phone(bob.phone())
                            .code(code)
                            .ask(Operation.ACTIVATE_ACCOUNT)
                            .status())
                    .isEqualTo(ACCOUNT_ACTIVATED);
        }

        fixture.reconciler().run();
        assertThat(owner(bob.email())).isEmpty();
        assertThat(activeWith(bob.email())).isEmpty();
    }

    @Test
    void addressShouldBeFreeInAnotherDomain() {
        Person owner = accounts.activeByEmail();

        assertThat(accounts.of(owner)
                        .domain("sip.example.net")
                        .email(owner.email())
                        .password(owner.password())
                        .ask(Operation.CREATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void createAccountByPhoneShouldKeepNoAddressThatNothingProves() throws Exception {
        Person bob = Person.any();

        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .email(bob.email())
                        .password(bob.password())
                        .ask(Operation.CREATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_CREATED);
        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .code(accounts.code(bob.phone()))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);

        fixture.reconciler().run();
        assertThat(owner(bob.email())).isEmpty();
        assertThat(become(withEmail(bob.email()))).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    void addressesOfAccountsThatAreThereShouldBeReservedByTheReconciler() throws Exception {
        Person alone = Person.any();
        Person one = Person.any();
        Person other = withEmail(one.email());
        try (LdapFixture before = new LdapFixture(slapd.settings())) {
            OnFixture backend = () -> before;
            Accounts former = backend.accounts();
            for (Person person : List.of(alone, one, other)) {
                former.createByEmail(person);
                assertThat(former.of(person)
                                .code(former.code(person.email()))
                                .ask(Operation.ACTIVATE_ACCOUNT)
                                .status())
                        .isEqualTo(ACCOUNT_ACTIVATED);
            }
        }

        Reconciliation done = fixture.reconciler().run();

        assertThat(done.restored()).isEqualTo(2);
        assertThat(done.shared()).isEqualTo(1);
        assertThat(done.toString()).contains("1 e-mail addresses of other accounts (left)");
        assertThat(owner(alone.email())).contains(account(alone.username()));
        assertThat(owner(one.email())).isPresent();
        assertThat(activeWith(one.email())).hasSize(2);
        Reconciliation again = fixture.reconciler().run();
        assertThat(again.restored()).isZero();
        assertThat(again.shared()).isEqualTo(1);
    }

    @Test
    void importShouldRefuseAnAddressThatIsTaken() throws Exception {
        Person owner = accounts.activeByEmail();
        Person fresh = Person.any();
        String hash = "0123456789abcdef0123456789abcdef";
        String file = "username,md5,email\n"
                + "late" + owner.username() + "," + hash + "," + owner.email() + "\n"
                + fresh.username() + "," + hash + "," + fresh.email() + "\n";
        CommandRun look = new CommandRun(settings()).reading(file).flag("--dry-run");
        assertThat(look.run("import")).isEqualTo(REFUSED);
        assertThat(look.told()).contains("the e-mail address is another account's");

        CommandRun run = new CommandRun(settings()).reading(file);
        assertThat(run.run("import")).isEqualTo(REFUSED);

        assertThat(run.told()).contains("the e-mail address is another account's");
        assertThat(run.printed()).contains("1 added");
        assertThat(owner(fresh.email())).contains(account(fresh.username()));
        CommandRun again = new CommandRun(settings())
                .reading("username,md5,email\n" + fresh.username() + "," + hash + "," + fresh.email() + "\n");
        assertThat(again.run("import")).isEqualTo(DONE);
        assertThat(again.printed()).contains("1 there already");
    }

    private static Map<String, String> settings() {
        return with(slapd.settings(), Map.of(UNIQUE, "true"));
    }

    private static Person withEmail(String email) {
        Person any = Person.any();
        return new Person(any.username(), email, any.phone(), any.password());
    }

    /** Creates and activates. */
    private Status become(Person person) {
        assertThat(accounts.createByEmail(person).status()).isEqualTo(ACCOUNT_CREATED);
        return activate(person, accounts.code(person.email()));
    }

    private Status activate(Person person, String code) {
        return accounts.of(person).code(code).ask(Operation.ACTIVATE_ACCOUNT).status();
    }

    /** DN of the account that an address is reserved for. */
    private Optional<String> owner(String email) throws LDAPException {
        return Optional.ofNullable(fixture.directory()
                        .getEntry(entries.alias(DOMAIN, email).toString()))
                .map(entry -> entry.getAttributeValue(LdapEntries.ALIAS_OWNER));
    }

    /** DNs of the active accounts that have an address. */
    private List<String> activeWith(String email) throws LDAPException {
        Filter filter = Filter.createANDFilter(
                Filter.createEqualityFilter(LdapEntries.MAIL, email),
                Filter.createEqualityFilter(LdapEntries.ACTIVATED, LdapEntries.TRUE));
        return fixture
                .directory()
                .search(entries.accounts().toString(), SearchScope.SUB, filter, "1.1")
                .getSearchEntries()
                .stream()
                .map(entry -> entry.getDN())
                .toList();
    }
}
