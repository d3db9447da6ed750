package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a phone number is when a request ended half-way, or when an account is named by it. */
class NumberOwnershipTest extends OnMemory {
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 48})
    void ownerShouldGetTheAccountByPhoneWhenAnUnconfirmedOneIsNamedByTheNumber(int hours) {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        assertThat(accounts.form()
                        .phone(bob.phone())
                        .ask(Operation.CREATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_CREATED);
        String code = sent().to(bob.phone()).get(0).code().reveal();
        assertThat(activate(accounts, bob, code)).isEqualTo(ACCOUNT_ACTIVATED);

        clock().advance(Duration.ofMinutes(60L * hours - 1));
        accounts.form().phone(bob.phone()).ask(Operation.RECOVER_ACCOUNT);

        assertThat(accounts.form()
                        .phone(bob.phone())
                        .ask(Operation.IS_ACCOUNT_ACTIVATED)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.form()
                        .phone(bob.phone())
                        .code(accounts.code(bob.phone()))
                        .ask(Operation.LOGIN_LINPHONE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    void numberShouldBeFreeWhenItsAccountIsGoneAndAnotherHasTheName() throws Exception {
        Accounts accounts = accounts();
        Person former = accounts.activeByPhone();
        fixture.directory().delete(account(former.username()));
        assertThat(accounts.createByEmail(former).status()).isEqualTo(ACCOUNT_CREATED);

        assertThat(claim(accounts, former.phone())).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    void numberShouldBeFreeWhenWhoeverReservedItNeverConfirmed() throws Exception {
        Accounts accounts = accounts();
        Person dead = accounts.waitingByPhone();
        reserve(dead);
        clock().advance(DAY);

        assertThat(claim(accounts, dead.phone())).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.form()
                        .phone(dead.phone())
                        .ask(Operation.IS_ALIAS_USED)
                        .status())
                .isEqualTo(ALIAS_EXIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid=x,dc=elsewhere", "dc=example,dc=org", "dc=org"})
    void numberShouldBeFreeWhenItsReservationNamesWhatIsNoAccount(String owner) throws Exception {
        Accounts accounts = accounts();
        String phone = Person.any().phone();
        add(entries.newAlias(DOMAIN, phone, owner));

        assertThat(claim(accounts, phone)).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    void numberShouldNotBeFreeWhileWhoeverReservedItMayBeConfirming() throws Exception {
        Accounts accounts = accounts();
        Person other = accounts.waitingByPhone();
        reserve(other);

        assertThat(claim(accounts, other.phone())).isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }

    @Test
    void numberShouldBeOwnedAgainWhenItIsLinkedAgainAfterItsReservationWasLost() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        fixture.directory().delete(entries.alias(DOMAIN, bob.phone()).toString());
        accounts.of(bob).phone(bob.phone()).ask(Operation.LINK_ACCOUNT);

        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .password(bob.password())
                        .code(accounts.code(bob.phone()))
                        .ask(Operation.ACTIVATE_ALIAS)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.form()
                        .phone(bob.phone())
                        .ask(Operation.IS_ALIAS_USED)
                        .status())
                .isEqualTo(ALIAS_EXIST);
    }

    /** What an activation leaves that ended between its two writes. */
    private void reserve(Person person) throws LDAPException {
        add(entries.newAlias(DOMAIN, person.phone(), account(person.username())));
    }

    private Status claim(Accounts accounts, String phone) {
        Person any = Person.any();
        Person claimer = new Person(any.username(), any.email(), phone, any.password());
        assertThat(accounts.createByPhone(claimer).status()).isEqualTo(ACCOUNT_CREATED);
        return activate(accounts, claimer, accounts.code(phone));
    }

    private static Status activate(Accounts accounts, Person person, String code) {
        return accounts.of(person)
                .phone(person.phone())
                .code(code)
                .ask(Operation.ACTIVATE_ACCOUNT)
                .status();
    }
}
