package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_ACTIVATED;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.spi.Operation.IS_ALIAS_USED;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_ALREADY_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Field;
import org.junit.jupiter.api.Test;

interface ActivateContract extends BackendFixture {
    @Test
    default void activateAccountShouldReturnHa1OfThePassword() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();

        Answer answer = accounts.of(bob).code(accounts.code(bob.email())).ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(answer.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
        assertThat(answer.end().changed()).containsEntry(Field.HA1, "***");
        assertThat(accounts.statusOf(IS_ACCOUNT_ACTIVATED, bob)).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void activateAccountShouldReturnHa1ToTheLetterAsItWasGiven() {
        Accounts accounts = accounts();
        Person bob = Person.any();
        String ha1 = Person.any().ha1(Algorithm.SHA_256);
        accounts.of(bob).email(bob.email()).password(bob.password()).ha1(ha1).ask(CREATE_ACCOUNT);

        Answer answer = accounts.of(bob)
                .code(accounts.code(bob.email()))
                .algorithm("SHA-256")
                .ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(answer.ha1()).isEqualTo(ha1);
    }

    @Test
    default void activateAccountShouldReturnAccountAlreadyActivatedTheSecondTime() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.of(bob).code(accounts.code(bob.email())).ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ALREADY_ACTIVATED);
        assertThat(answer.creator().ha1()).isNull();
    }

    @Test
    default void activateAccountShouldWriteNothingWhenAlgorithmIsNotStored() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        String code = accounts.code(bob.email());

        Answer answer = accounts.of(bob).code(code).algorithm("SHA-256").ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_ACTIVATED);
        assertThat(answer.creator().ha1()).isNull();
        assertThat(accounts.statusOf(IS_ACCOUNT_ACTIVATED, bob)).isEqualTo(ACCOUNT_NOT_ACTIVATED);
        assertThat(accounts.of(bob).code(code).ask(ACTIVATE_ACCOUNT).status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void activateAccountShouldMakeThePhoneNumberAnAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        Form question = accounts.form().phone(bob.phone());
        assertThat(question.ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_NOT_EXIST);

        Answer answer = accounts.of(bob)
                .phone(bob.phone())
                .code(accounts.code(bob.phone()))
                .ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(answer.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
        assertThat(question.ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_EXIST);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
    }

    @Test
    default void activateAccountShouldReturnRandomHa1WhenCreatedWithoutPassword() {
        Accounts accounts = accounts();
        String phone = Person.any().phone();
        accounts.form().phone(phone).ask(CREATE_ACCOUNT);

        Answer activated =
                accounts.form().phone(phone).code(accounts.code(phone)).ask(ACTIVATE_ACCOUNT);
        accounts.form().phone(phone).ask(RECOVER_ACCOUNT);
        Answer login = accounts.form().phone(phone).code(accounts.code(phone)).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(activated.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(activated.ha1()).matches("[0-9a-f]{32}");
        assertThat(login.ha1()).isEqualTo(activated.ha1());
    }

    @Test
    default void activateAccountShouldReturnLongHa1WhenCreatedForSha256WithoutPassword() {
        Accounts accounts = accounts();
        String phone = Person.any().phone();
        accounts.form().phone(phone).algorithm("SHA-256").ask(CREATE_ACCOUNT);

        Answer answer = accounts.form()
                .phone(phone)
                .algorithm("SHA-256")
                .code(accounts.code(phone))
                .ask(ACTIVATE_ACCOUNT);

        assertThat(answer.ha1()).matches("[0-9a-f]{64}");
    }

    @Test
    default void activateAccountShouldReturnWrongActivationCodeWhenCodeWentToAnotherPhone() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        String code = accounts.code(bob.phone());
        String other = Person.any().phone();

        Answer answer = accounts.of(bob).phone(other).code(code).ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.form().phone(other).ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_NOT_EXIST);
        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .code(code)
                        .ask(ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void activateAccountShouldReturnAccountNotActivatedWhenAnotherGotThePhoneFirst() {
        Accounts accounts = accounts();
        Person late = accounts.waitingByPhone();
        String lateCode = accounts.code(late.phone());
        Person first = new Person(Person.any().username(), late.email(), late.phone(), late.password());
        accounts.createByPhone(first);
        accounts.of(first)
                .phone(first.phone())
                .code(accounts.code(first.phone()))
                .ask(ACTIVATE_ACCOUNT);

        Answer answer = accounts.of(late).phone(late.phone()).code(lateCode).ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_ACTIVATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_ACTIVATED, late)).isEqualTo(ACCOUNT_NOT_ACTIVATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, first)).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
    }

    @Test
    default void activateAccountShouldTakeRecoveryCodeWhenActivatedByPhone() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        assertThat(accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);

        Answer answer = accounts.of(bob)
                .phone(bob.phone())
                .code(accounts.code(bob.phone()))
                .ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(answer.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
    }
}
