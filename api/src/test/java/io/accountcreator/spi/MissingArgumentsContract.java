package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.CONFIRMATION_KEY;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.DELETE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_LINKED;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.spi.Operation.UPDATE_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Provisional and final status say that something is missing, and nothing is done. */
interface MissingArgumentsContract extends BackendFixture {
    @ParameterizedTest
    @EnumSource
    default void everythingShouldMissItsArgumentsWhenThereIsNone(Operation operation) {
        accounts().form().askInVain(operation);
    }

    @ParameterizedTest
    @EnumSource
    default void everythingShouldMissADomain(Operation operation) {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        accounts.formWithoutDomain()
                .username(bob.username())
                .phone(bob.phone())
                .email(bob.email())
                .ha1(bob.ha1(Algorithm.MD5))
                .newHa1(bob.ha1(Algorithm.MD5))
                .code(WRONG_CODE)
                .askInVain(operation);

        assertThat(sent().to(bob.phone())).isEmpty();
        assertThat(sent().to(bob.email())).hasSize(1);
    }

    @Test
    default void createAccountShouldMissItsArguments() {
        Accounts accounts = accounts();
        Person bob = Person.any();

        accounts.of(bob).email(bob.email()).askInVain(CREATE_ACCOUNT);
        accounts.of(bob).password(bob.password()).askInVain(CREATE_ACCOUNT);
        accounts.form().email(bob.email()).password(bob.password()).askInVain(CREATE_ACCOUNT);

        assertThat(sent().to(bob.email())).isEmpty();
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    default void codesShouldBeMissed() {
        Accounts accounts = accounts();
        Person bob = Person.any();

        accounts.of(bob).phone(bob.phone()).askInVain(ACTIVATE_ACCOUNT);
        accounts.of(bob).phone(bob.phone()).password(bob.password()).askInVain(ACTIVATE_ALIAS);
        accounts.of(bob).phone(bob.phone()).askInVain(LOGIN_LINPHONE_ACCOUNT);
    }

    @Test
    default void passwordsShouldBeMissed() {
        Accounts accounts = accounts();
        Person bob = Person.any();

        accounts.of(bob).phone(bob.phone()).code(WRONG_CODE).askInVain(ACTIVATE_ALIAS);
        accounts.of(bob).newPassword(bob.password()).askInVain(UPDATE_ACCOUNT);
        accounts.of(bob).password(bob.password()).askInVain(UPDATE_ACCOUNT);
        accounts.of(bob).askInVain(DELETE_ACCOUNT);
        accounts.of(bob).askInVain(CONFIRMATION_KEY);
    }

    @Test
    default void namesAndNumbersShouldBeMissed() {
        Accounts accounts = accounts();
        Person bob = Person.any();

        accounts.form().code(WRONG_CODE).askInVain(ACTIVATE_ACCOUNT);
        accounts.form().code(WRONG_CODE).askInVain(LOGIN_LINPHONE_ACCOUNT);
        accounts.of(bob).askInVain(LINK_ACCOUNT);
        accounts.form().phone(bob.phone()).askInVain(LINK_ACCOUNT);
        accounts.of(bob).password(bob.password()).code(WRONG_CODE).askInVain(ACTIVATE_ALIAS);
        accounts.of(bob).askInVain(RECOVER_ACCOUNT);
        accounts.form().email(bob.email()).askInVain(RECOVER_ACCOUNT);
        accounts.form().phone(bob.phone()).askInVain(IS_ACCOUNT_LINKED);
        accounts.form().password(bob.password()).askInVain(DELETE_ACCOUNT);
        accounts.form().phone(bob.phone()).password(bob.password()).askInVain(CONFIRMATION_KEY);
    }

    @Test
    default void anHa1ThatDoesNotFitTheAlgorithmShouldBeMissed() {
        Accounts accounts = accounts();
        Person bob = Person.any();
        Form form = accounts.of(bob).phone(bob.phone()).algorithm("SHA-256").ha1(bob.ha1(Algorithm.MD5));

        form.askInVain(DELETE_ACCOUNT);
        form.askInVain(CREATE_ACCOUNT);

        assertThat(sent().to(bob.phone())).isEmpty();
    }
}
