package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.DELETE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.spi.Operation.IS_ALIAS_USED;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import org.junit.jupiter.api.Test;

interface DeleteContract extends BackendFixture {
    @Test
    default void deleteAccountShouldKeepTheAccountWhenPasswordIsWrong() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        Answer answer = accounts.of(bob).password("not " + bob.password()).ask(DELETE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
    }

    @Test
    default void deleteAccountShouldFreeNameAndAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        Answer answer = accounts.of(bob).password(bob.password()).ask(DELETE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(accounts.form().phone(bob.phone()).ask(IS_ALIAS_USED).status())
                .isEqualTo(ALIAS_NOT_EXIST);
        assertThat(accounts.createByPhone(bob).status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .code(accounts.code(bob.phone()))
                        .ask(ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void deleteAccountShouldTakeAnHa1InPlaceOfThePassword() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();

        Answer answer = accounts.of(bob).ha1(bob.ha1(Algorithm.MD5)).ask(DELETE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
    }
}
