package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_ACTIVATED;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Field;
import org.junit.jupiter.api.Test;

interface LoginContract extends BackendFixture {
    @Test
    default void loginShouldReturnHa1AndAlgorithm() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);

        Answer answer = accounts.of(bob).code(accounts.code(bob.email())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(answer.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
        assertThat(answer.creator().algorithm()).isEqualTo(Algorithm.MD5);
        assertThat(answer.end().changed()).containsEntry(Field.HA1, "***").containsEntry(Field.ALGORITHM, "MD5");
    }

    @Test
    default void loginShouldFindAnAccountByItsAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);

        Answer answer = accounts.form()
                .phone(bob.phone())
                .code(accounts.code(bob.phone()))
                .ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(answer.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
    }

    @Test
    default void loginShouldReturnWhatIsStoredWhenAlgorithmIsNot() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);

        Answer answer = accounts.of(bob)
                .algorithm("SHA-256")
                .code(accounts.code(bob.email()))
                .ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(answer.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
        assertThat(answer.creator().algorithm()).isEqualTo(Algorithm.MD5);
    }

    @Test
    default void loginShouldReturnWrongActivationCodeTheSecondTime() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
        Form form = accounts.of(bob).code(accounts.code(bob.email()));
        form.ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(form.ask(LOGIN_LINPHONE_ACCOUNT).status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void loginShouldReturnWrongActivationCodeWhenNoCodeWasSent() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.of(bob).code("ERROR").ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(answer.creator().ha1()).isNull();
    }

    @Test
    default void loginShouldActivateAnAccountThatIsNotActivated() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();

        Answer answer = accounts.of(bob).code(accounts.code(bob.email())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(answer.ha1()).matches("[0-9a-f]{32}");
        assertThat(accounts.statusOf(IS_ACCOUNT_ACTIVATED, bob)).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void loginShouldReturnAccountNotActivatedWhenAnotherGotThePhoneFirst() {
        Accounts accounts = accounts();
        Person late = accounts.waitingByPhone();
        String lateCode = accounts.code(late.phone());
        Person first = new Person(Person.any().username(), late.email(), late.phone(), late.password());
        accounts.createByPhone(first);
        accounts.of(first)
                .phone(first.phone())
                .code(accounts.code(first.phone()))
                .ask(ACTIVATE_ACCOUNT);

        Answer answer = accounts.of(late).code(lateCode).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_ACTIVATED);
        assertThat(answer.creator().ha1()).isNull();
        assertThat(accounts.statusOf(IS_ACCOUNT_ACTIVATED, late)).isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }
}
