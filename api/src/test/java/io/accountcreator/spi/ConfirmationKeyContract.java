package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.CONFIRMATION_KEY;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Field;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

interface ConfirmationKeyContract extends BackendFixture {
    @Test
    default void confirmationKeyShouldReturnAFreshActivationCodeAndSendNothing() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        String sentCode = accounts.code(bob.email());

        Answer answer = accounts.of(bob).password(bob.password()).ask(CONFIRMATION_KEY);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(answer.end().changed()).containsEntry(Field.ACTIVATION_CODE, "***");
        assertThat(sent().to(bob.email())).hasSize(1);
        assertThat(accounts.of(bob).code(sentCode).ask(ACTIVATE_ACCOUNT).status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob).code(code(answer)).ask(ACTIVATE_ACCOUNT).status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void confirmationKeyShouldBeFreshEachTimeAndVoidTheLastOne() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        String first = code(accounts.of(bob).password(bob.password()).ask(CONFIRMATION_KEY));
        String second = code(accounts.of(bob).password(bob.password()).ask(CONFIRMATION_KEY));

        assertThat(second).isNotEqualTo(first);
        assertThat(accounts.of(bob).code(first).ask(LOGIN_LINPHONE_ACCOUNT).status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob).code(second).ask(LOGIN_LINPHONE_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    default void confirmationKeyShouldBeThatOfALinkThatIsNewerThanARecovery() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
        clock().advance(Duration.ofSeconds(1));
        accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);

        String code = code(accounts.of(bob).password(bob.password()).ask(CONFIRMATION_KEY));

        assertThat(accounts.of(bob).code(code).ask(LOGIN_LINPHONE_ACCOUNT).status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .password(bob.password())
                        .code(code)
                        .ask(ACTIVATE_ALIAS)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
        String next = code(accounts.of(bob).password(bob.password()).ask(CONFIRMATION_KEY));
        assertThat(accounts.of(bob).code(next).ask(LOGIN_LINPHONE_ACCOUNT).status())
                .as("when no link is pending any more")
                .isEqualTo(REQUEST_OK);
    }

    @Test
    default void confirmationKeyShouldBeThatOfARecoveryThatIsNewerThanALink() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);
        clock().advance(Duration.ofSeconds(1));
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);

        String code = code(accounts.of(bob).password(bob.password()).ask(CONFIRMATION_KEY));

        assertThat(accounts.of(bob).code(code).ask(LOGIN_LINPHONE_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    default void confirmationKeyShouldReturnNothingWhenPasswordIsWrong() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.of(bob).password("not " + bob.password()).ask(CONFIRMATION_KEY);

        assertThat(answer.status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
        assertThat(answer.creator().activationCode()).isNull();
    }

    private static String code(Answer answer) {
        return Objects.requireNonNull(answer.creator().activationCode()).reveal();
    }
}
