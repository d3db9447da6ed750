package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_ACTIVATED;
import static io.accountcreator.spi.Operation.IS_ALIAS_USED;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Field;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import java.util.Locale;
import org.junit.jupiter.api.Test;

interface RecoverContract extends BackendFixture {
    @Test
    default void recoverAccountShouldSendACodeAndTellTheUsernameOfThePhone() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        Answer answer = accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(answer.creator().username()).isEqualTo(bob.username());
        assertThat(answer.end().changed()).containsEntry(Field.USERNAME, bob.username());
        assertThat(sent().last(bob.phone()).orElseThrow()).satisfies(message -> {
            assertThat(message.channel()).isEqualTo(Channel.SMS);
            assertThat(message.purpose()).isEqualTo(Purpose.RECOVERY);
            assertThat(message.username()).isEqualTo(bob.username());
        });
    }

    @Test
    default void recoverAccountShouldSendACodeByEmailAndTellTheSpellingOfTheUsername() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.form()
                .username(bob.username().toUpperCase(Locale.ROOT))
                .email(bob.email().toUpperCase(Locale.ROOT))
                .ask(RECOVER_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(answer.creator().username()).isEqualTo(bob.username());
        assertThat(sent().last(bob.email()).orElseThrow()).satisfies(message -> {
            assertThat(message.channel()).isEqualTo(Channel.EMAIL);
            assertThat(message.purpose()).isEqualTo(Purpose.RECOVERY);
        });
    }

    @Test
    default void recoverAccountShouldSendNothingWhenEmailIsNotTheAccounts() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        String other = Person.any().email();

        Answer answer = accounts.of(bob).email(other).ask(RECOVER_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(answer.end().changed()).isEmpty();
        assertThat(sent().to(other)).isEmpty();
        assertThat(sent().to(bob.email())).hasSize(1);
    }

    @Test
    default void recoverAccountShouldSendNothingWhenPhoneIsNoAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(sent().to(bob.phone())).isEmpty();
    }

    /** The SMS was lost, and recovery said that there is no such account. */
    @Test
    default void recoverAccountShouldSendACodeToThePhoneThatAnAccountWaitsAtWhateverItsName() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();

        Answer answer = accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(answer.creator().username()).isEqualTo(bob.username());
        Answer login = accounts.of(bob).code(accounts.code(bob.phone())).ask(LOGIN_LINPHONE_ACCOUNT);
        assertThat(login.status()).isEqualTo(REQUEST_OK);
        assertThat(accounts.form().phone(bob.phone()).ask(IS_ALIAS_USED).status())
                .isEqualTo(ALIAS_EXIST);
    }

    @Test
    default void recoverAccountShouldVoidTheLastCode() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        String old = accounts.code(bob.phone());

        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);

        assertThat(accounts.of(bob).code(old).ask(LOGIN_LINPHONE_ACCOUNT).status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.phone()))
                        .ask(LOGIN_LINPHONE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    default void recoverAccountShouldSendACodeThatActivatesWhenAccountIsNotActivated() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        String old = accounts.code(bob.email());

        Answer recovery = accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);

        assertThat(recovery.status()).isEqualTo(REQUEST_OK);
        // Not as a link to the page: who follows it would never see the new hash.
        assertThat(sent().last(bob.email())).map(Message::purpose).hasValue(Purpose.RECOVERY);
        assertThat(accounts.of(bob).code(old).ask(ACTIVATE_ACCOUNT).status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.email()))
                        .ask(ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void loginShouldActivateAnAccountThatIsRecoveredByPhone() {
        Accounts accounts = accounts();
        String phone = Person.any().phone();
        accounts.form().phone(phone).ask(CREATE_ACCOUNT);
        Answer recovery = accounts.form().phone(phone).ask(RECOVER_ACCOUNT);

        Answer login = accounts.form().phone(phone).code(accounts.code(phone)).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(recovery.status()).isEqualTo(REQUEST_OK);
        assertThat(sent().last(phone)).map(Message::purpose).hasValue(Purpose.RECOVERY);
        assertThat(login.status()).isEqualTo(REQUEST_OK);
        assertThat(login.ha1()).matches("[0-9a-f]{32}");
        assertThat(accounts.form().phone(phone).ask(IS_ACCOUNT_ACTIVATED).status())
                .isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.form().phone(phone).ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_EXIST);
    }
}
