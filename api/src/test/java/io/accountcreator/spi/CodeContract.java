package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_ACTIVATED;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a code is good for: one purpose, one time, three tries, a while. */
interface CodeContract extends BackendFixture {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    default void activationCodeShouldSurviveWrongTries(int tries) {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();

        for (int i = 0; i < tries; i++) {
            Answer wrong = accounts.of(bob).code(WRONG_CODE).ask(ACTIVATE_ACCOUNT);
            assertThat(wrong.status()).isEqualTo(WRONG_ACTIVATION_CODE);
            assertThat(wrong.creator().ha1()).isNull();
        }

        Answer right = accounts.of(bob).code(accounts.code(bob.email())).ask(ACTIVATE_ACCOUNT);
        assertThat(right.status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void activationCodeShouldBeVoidAfterThreeWrongTries() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        for (int i = 0; i < 3; i++) {
            accounts.of(bob).code(WRONG_CODE).ask(ACTIVATE_ACCOUNT);
        }

        Answer right = accounts.of(bob).code(accounts.code(bob.email())).ask(ACTIVATE_ACCOUNT);

        assertThat(right.status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.statusOf(IS_ACCOUNT_ACTIVATED, bob)).isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }

    @Test
    default void activationCodeShouldBeVoidAfterThreeWrongTriesOfSeveralKinds() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        accounts.of(bob).code(WRONG_CODE).ask(LOGIN_LINPHONE_ACCOUNT);
        accounts.of(bob).code(WRONG_CODE).ask(LOGIN_LINPHONE_ACCOUNT);
        accounts.of(bob).code(WRONG_CODE).ask(ACTIVATE_ACCOUNT);

        Answer right = accounts.of(bob).code(accounts.code(bob.email())).ask(ACTIVATE_ACCOUNT);

        assertThat(right.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void recoveryCodeShouldBeVoidAfterThreeWrongTries() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        for (int i = 0; i < 3; i++) {
            accounts.of(bob).code(WRONG_CODE).ask(LOGIN_LINPHONE_ACCOUNT);
        }

        Answer right = accounts.of(bob).code(accounts.code(bob.phone())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(right.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void aliasCodeShouldBeVoidAfterThreeWrongTries() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);
        Form form = accounts.of(bob).phone(bob.phone()).password(bob.password());
        for (int i = 0; i < 3; i++) {
            form.code(WRONG_CODE).ask(ACTIVATE_ALIAS);
        }

        Answer right = form.code(accounts.code(bob.phone())).ask(ACTIVATE_ALIAS);

        assertThat(right.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s ", "\u200E%s\u2066", "\u00A0%s\u2011", "\uFEFF%s"})
    default void codeShouldBeRightWithBlanksDashesAndInvisibleCharacters(String around) {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        String code = accounts.code(bob.email());
        String typed = around.formatted(code.substring(0, 4) + " - " + fullWidth(code.substring(4)));

        Answer activated = accounts.of(bob).code(typed).ask(ACTIVATE_ACCOUNT);
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
        String again = around.formatted(accounts.code(bob.email()));
        Answer login = accounts.of(bob).code(again).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(activated.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(login.status()).isEqualTo(REQUEST_OK);
    }

    private static String fullWidth(String text) {
        return text.chars()
                .map(c -> c - '!' + 0xFF01)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    default void activationCodeShouldExpire() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        clock().advance(Duration.ofHours(25));

        Answer answer = accounts.of(bob).code(accounts.code(bob.email())).ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void recoveryCodeShouldExpire() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);
        clock().advance(Duration.ofHours(25));

        Answer answer = accounts.of(bob).code(accounts.code(bob.phone())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void activationCodeShouldNotLogInOnceUsed() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.of(bob).code(accounts.code(bob.email())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void aliasCodeShouldNotLogIn() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);

        Answer answer = accounts.of(bob).code(accounts.code(bob.phone())).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void recoveryCodeShouldNotLinkAnAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);

        Answer answer = accounts.of(bob)
                .phone(bob.phone())
                .password(bob.password())
                .code(accounts.code(bob.phone()))
                .ask(ACTIVATE_ALIAS);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }
}
