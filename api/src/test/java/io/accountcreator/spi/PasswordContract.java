package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.DELETE_ACCOUNT;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.spi.Operation.UPDATE_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

interface PasswordContract extends BackendFixture {
    @Test
    default void updateAccountShouldChangeThePassword() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Person changed = withNewPassword(bob);

        Answer answer = accounts.of(bob)
                .password(bob.password())
                .newPassword(changed.password())
                .ask(UPDATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(login(accounts, bob, "MD5").ha1()).isEqualTo(changed.ha1(Algorithm.MD5));
    }

    @Test
    default void recoveryCodeShouldBeVoidOnceThePasswordWasChanged() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        assertThat(accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);
        String sentBefore = accounts.code(bob.phone());
        accounts.of(bob)
                .password(bob.password())
                .newPassword(withNewPassword(bob).password())
                .ask(UPDATE_ACCOUNT);

        Answer answer = accounts.of(bob).code(sentBefore).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void clearPasswordShouldBeRightWhenTheUserNameIsInOtherCapitals() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Person shouted = bob.withUsername(bob.username().toUpperCase(Locale.ROOT));
        Person changed = withNewPassword(bob);

        Answer link = accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);
        Answer linked = accounts.of(shouted)
                .phone(bob.phone())
                .password(bob.password())
                .code(accounts.code(bob.phone()))
                .ask(ACTIVATE_ALIAS);
        Answer update = accounts.of(shouted)
                .password(bob.password())
                .newPassword(changed.password())
                .ask(UPDATE_ACCOUNT);

        assertThat(link.status()).isEqualTo(REQUEST_OK);
        assertThat(linked.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(update.status()).isEqualTo(REQUEST_OK);
        assertThat(login(accounts, shouted, "MD5").ha1()).isEqualTo(changed.ha1(Algorithm.MD5));
        assertThat(accounts.of(shouted)
                        .password(changed.password())
                        .ask(DELETE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    default void clearPasswordShouldBeRightWhenTheAccountIsAskedForByItsNumber() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        Person changed = withNewPassword(bob);

        Answer update = accounts.form()
                .phone(bob.phone())
                .password(bob.password())
                .newPassword(changed.password())
                .ask(UPDATE_ACCOUNT);

        assertThat(update.status()).isEqualTo(REQUEST_OK);
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        Answer login = accounts.of(bob).code(accounts.code(bob.phone())).ask(LOGIN_LINPHONE_ACCOUNT);
        assertThat(login.ha1()).isEqualTo(changed.ha1(Algorithm.MD5));
    }

    @Test
    default void hashOverAnotherSpellingShouldStayWrong() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Person shouted = bob.withUsername(bob.username().toUpperCase(Locale.ROOT));

        Answer update = accounts.of(shouted)
                .ha1(shouted.ha1(Algorithm.MD5))
                .newPassword(withNewPassword(bob).password())
                .ask(UPDATE_ACCOUNT);

        assertThat(update.status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
    }

    @Test
    default void updateAccountShouldTakeHa1sInPlaceOfPasswords() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        String newHa1 = withNewPassword(bob).ha1(Algorithm.MD5);

        Answer answer =
                accounts.of(bob).ha1(bob.ha1(Algorithm.MD5)).newHa1(newHa1).ask(UPDATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(login(accounts, bob, "MD5").ha1()).isEqualTo(newHa1);
    }

    @Test
    default void updateAccountShouldChangeNothingWhenPasswordIsWrong() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Person changed = withNewPassword(bob);

        Answer wrongPassword = accounts.of(bob)
                .password("not " + bob.password())
                .newPassword(changed.password())
                .ask(UPDATE_ACCOUNT);
        Answer wrongHa1 = accounts.of(bob)
                .ha1(changed.ha1(Algorithm.MD5))
                .newPassword(changed.password())
                .ask(UPDATE_ACCOUNT);

        assertThat(wrongPassword.status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
        assertThat(wrongHa1.status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
        assertThat(login(accounts, bob, "MD5").ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
    }

    @Test
    default void updateAccountShouldRefuseTheOldPasswordAfterwards() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Form form = accounts.of(bob)
                .password(bob.password())
                .newPassword(withNewPassword(bob).password());
        form.ask(UPDATE_ACCOUNT);

        assertThat(form.ask(UPDATE_ACCOUNT).status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
    }

    @Test
    default void updateAccountShouldRemoveTheHashesOfOtherAlgorithms() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Person changed = withNewPassword(bob);
        Assumptions.assumeTrue(addHa1(bob.username(), Algorithm.SHA_256, bob.ha1(Algorithm.SHA_256)), "one hash only");

        Form form = accounts.of(bob).password(bob.password()).newPassword(changed.password());
        Answer update = form.algorithm("MD5").ask(UPDATE_ACCOUNT);

        assertThat(update.status()).isEqualTo(REQUEST_OK);
        assertThat(form.algorithm("SHA-256").ask(UPDATE_ACCOUNT).status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
        assertThat(login(accounts, bob, "SHA-256").ha1()).isEqualTo(changed.ha1(Algorithm.MD5));
    }

    private static Person withNewPassword(Person person) {
        return new Person(
                person.username(), person.email(), person.phone(), Person.any().password());
    }

    private static Answer login(Accounts accounts, Person person, String algorithm) {
        accounts.of(person).email(person.email()).ask(RECOVER_ACCOUNT);
        return accounts.of(person)
                .algorithm(algorithm)
                .code(accounts.code(person.email()))
                .ask(LOGIN_LINPHONE_ACCOUNT);
    }
}
