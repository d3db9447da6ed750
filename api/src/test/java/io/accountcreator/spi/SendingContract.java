package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.PHONE_NUMBER_INVALID;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.SERVER_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refused message leaves everything as it was; so does one beyond the limit of its number. */
interface SendingContract extends BackendFixture {
    @AfterEach
    default void acceptMessagesAgain() {
        sent().failForNone();
    }

    @Test
    default void createAccountShouldLeaveNoAccountWhenSmsIsRefused() {
        Accounts accounts = accounts();
        Person bob = Person.any();
        sent().failFor(bob.phone());

        assertThat(accounts.createByPhone(bob).status()).isEqualTo(PHONE_NUMBER_INVALID);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_NOT_EXIST);

        sent().failForNone();
        assertThat(accounts.createByPhone(bob).status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    default void createAccountShouldLeaveNoAccountWhenMailIsRefused() {
        Accounts accounts = accounts();
        Person bob = Person.any();
        sent().failFor(bob.email());

        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_NOT_CREATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    default void recoverAccountShouldKeepTheOldCodeWhenSmsIsRefused() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        sent().failFor(bob.phone());

        Answer refused = accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        Answer login = accounts.of(bob).code(accounts.code(bob.phone())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(refused.status()).isEqualTo(PHONE_NUMBER_INVALID);
        assertThat(login.status()).isEqualTo(REQUEST_OK);
    }

    @Test
    default void recoverAccountShouldKeepTheOldCodeWhenMailIsRefused() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
        sent().failFor(bob.email());

        Answer refused = accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
        Answer login = accounts.of(bob).code(accounts.code(bob.email())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(refused.status()).isEqualTo(SERVER_ERROR);
        assertThat(login.status()).isEqualTo(REQUEST_OK);
    }

    @Test
    default void linkAccountShouldKeepTheOldCodeWhenSmsIsRefused() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);
        sent().failFor(bob.phone());

        Answer refused = accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);
        Answer activation = accounts.of(bob)
                .phone(bob.phone())
                .password(bob.password())
                .code(accounts.code(bob.phone()))
                .ask(ACTIVATE_ALIAS);

        assertThat(refused.status()).isEqualTo(PHONE_NUMBER_INVALID);
        assertThat(activation.status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void recoverAccountShouldReturnPhoneNumberOverusedAtTheFourthSms() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);

        Answer fourth = accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        Answer login = accounts.of(bob).code(accounts.code(bob.phone())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(fourth.status()).isEqualTo(PHONE_NUMBER_OVERUSED);
        assertThat(sent().to(bob.phone())).hasSize(3);
        assertThat(login.status()).isEqualTo(REQUEST_OK);
    }

    @Test
    default void recoverAccountShouldSendAgainADayAfterTheFirstSms() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        for (int i = 0; i < 3; i++) {
            accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        }

        clock().advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    default void createAndLinkShouldCountTheSameNumber() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        for (int i = 0; i < 3; i++) {
            accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);
        }
        Person other = Person.any();

        Answer link = accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);
        Answer create = accounts.of(other).phone(bob.phone()).ask(CREATE_ACCOUNT);

        assertThat(link.status()).isEqualTo(PHONE_NUMBER_OVERUSED);
        assertThat(create.status()).isEqualTo(PHONE_NUMBER_OVERUSED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, other)).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(sent().to(bob.phone())).hasSize(3);
    }
}
