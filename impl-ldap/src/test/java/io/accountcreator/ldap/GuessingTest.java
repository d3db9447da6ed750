package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.REQUEST_TOO_MANY_REQUESTS;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.BackendFixture;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guesses at codes, one after the other: what a stranger gets, and what is left for the owner. */
class GuessingTest extends OnMemory {
    GuessingTest() {
        super(Map.of(
                "accountcreator.sms.limit", "100",
                "accountcreator.code.tries", "3",
                "accountcreator.code.window-tries", "5",
                "accountcreator.code.window", "PT2H"));
    }

    @Test
    void newCodeShouldHaveTheTriesThatTheWindowHasLeft() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);
        guess(accounts, bob, 3);
        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);
        guess(accounts, bob, 1);
        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);

        assertThat(login(accounts, bob, accounts.code(bob.phone()))).isEqualTo(REQUEST_OK);
    }

    @Test
    void codeShouldBeVoidWhenTheWindowHasNoTriesLeftThoughItIsNew() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        recover(accounts, bob);
        guess(accounts, bob, 3);
        recover(accounts, bob);
        guess(accounts, bob, 2);

        assertThat(login(accounts, bob, accounts.code(bob.phone()))).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    void nothingShouldBeSentWhenTheWindowHasNoTriesLeft() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        link(accounts, bob);
        exhaust(accounts, bob);
        int sent = sent().all().size();

        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_TOO_MANY_REQUESTS);
        assertThat(sent().all()).hasSize(sent);
    }

    @Test
    void codeOfAnotherChannelShouldNotGetMoreTries() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        link(accounts, bob);
        exhaust(accounts, bob);

        assertThat(accounts.form()
                        .phone(bob.phone())
                        .ask(Operation.RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(PHONE_NUMBER_OVERUSED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 60})
    void ownerShouldGetInOnceTheWindowOfAStrangersGuessesIsOver(long minutesBetween) {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        recover(accounts, bob);
        guess(accounts, bob, 3);
        clock().advance(Duration.ofMinutes(minutesBetween));
        recover(accounts, bob);
        guess(accounts, bob, 3);
        clock().advance(Duration.ofHours(2).minusMinutes(minutesBetween));

        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);
        assertThat(login(accounts, bob, accounts.code(bob.email()))).isEqualTo(REQUEST_OK);
    }

    @Test
    void activationShouldHaveAWindowOfItsOwn() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        guess(accounts, bob, 3);
        recover(accounts, bob);
        guess(accounts, bob, 1);

        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.email()))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);
    }

    @Test
    void codesOfCreateAndRecoveryShouldHaveTheTriesOfOneWindowWhileTheAccountWaits() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        guess(accounts, bob, 3);
        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);
        guess(accounts, bob, 2);

        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_TOO_MANY_REQUESTS);
        assertThat(login(accounts, bob, accounts.code(bob.email()))).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    void oneGuessAtManyAccountsShouldBeRightWhereItIsTheCodeAndNowhereElse() {
        Accounts accounts = accounts();
        for (int number = 0; number < 300; number++) {
            Person somebody = accounts.waitingByPhone();
            Person somebodyElse = accounts.waitingByPhone();
            String code = accounts.code(somebody.phone());

            assertThat(activate(accounts, somebodyElse, code)).isEqualTo(WRONG_ACTIVATION_CODE);
            assertThat(activate(accounts, somebody, code)).isEqualTo(ACCOUNT_ACTIVATED);
        }
    }

    private void link(Accounts accounts, Person person) {
        accounts.of(person).phone(person.phone()).ask(Operation.LINK_ACCOUNT);
        var linked = accounts.of(person)
                .phone(person.phone())
                .password(person.password())
                .code(accounts.code(person.phone()))
                .ask(Operation.ACTIVATE_ALIAS);
        assertThat(linked.status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    private static void exhaust(Accounts accounts, Person person) {
        recover(accounts, person);
        guess(accounts, person, 3);
        recover(accounts, person);
        guess(accounts, person, 2);
    }

    private static void guess(Accounts accounts, Person person, int times) {
        for (int time = 0; time < times; time++) {
            assertThat(login(accounts, person, BackendFixture.WRONG_CODE)).isEqualTo(WRONG_ACTIVATION_CODE);
        }
    }

    private static Status login(Accounts accounts, Person person, String code) {
        return accounts.of(person)
                .code(code)
                .ask(Operation.LOGIN_LINPHONE_ACCOUNT)
                .status();
    }

    private static Status activate(Accounts accounts, Person person, String code) {
        return accounts.of(person).code(code).ask(Operation.ACTIVATE_ACCOUNT).status();
    }

    /** By e-mail if it is known to the account, else by phone. */
    private static Status recover(Accounts accounts, Person person) {
        Status byEmail = accounts.of(person)
                .email(person.email())
                .ask(Operation.RECOVER_ACCOUNT)
                .status();
        return byEmail != Status.ACCOUNT_NOT_EXIST
                ? byEmail
                : accounts.of(person)
                        .phone(person.phone())
                        .ask(Operation.RECOVER_ACCOUNT)
                        .status();
    }
}
