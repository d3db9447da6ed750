package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_ACTIVATED;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_LINKED;
import static io.accountcreator.spi.Operation.IS_ALIAS_USED;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_LINKED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_IS_ACCOUNT;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Field;
import java.util.Locale;
import org.junit.jupiter.api.Test;

interface LookupContract extends BackendFixture {
    @Test
    default void isAccountExistShouldReturnAccountExistWhenThereIsNoAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.of(bob).ask(IS_ACCOUNT_EXIST);

        assertThat(answer.status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(answer.end().changed()).isEmpty();
        assertThat(answer.creator().phoneNumber()).isNull();
    }

    @Test
    default void isAccountExistShouldIgnoreLetterCase() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Person shouted = bob.withUsername(bob.username().toUpperCase(Locale.ROOT));

        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, shouted)).isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    default void isAccountExistShouldChangeThePhoneWhenThereIsAnAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        Answer answer = accounts.of(bob).ask(IS_ACCOUNT_EXIST);

        assertThat(answer.status()).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(answer.creator().phoneNumber()).isEqualTo(bob.phone());
        assertThat(answer.end().changed()).containsEntry(Field.PHONE, bob.phone());
    }

    @Test
    default void isAccountExistShouldFindAnAccountByItsAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        Answer answer = accounts.form().phone(bob.phone()).ask(IS_ACCOUNT_EXIST);

        assertThat(answer.status()).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(answer.creator().phoneNumber()).isEqualTo(bob.phone());
    }

    @Test
    default void isAccountActivatedShouldFindAnAccountByItsAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        Answer answer = accounts.form().phone(bob.phone()).ask(IS_ACCOUNT_ACTIVATED);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void isAliasUsedShouldTellAccountFromAlias() {
        Accounts accounts = accounts();
        String phone = Person.any().phone();
        Form question = accounts.form().phone(phone);
        assertThat(question.ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_NOT_EXIST);

        accounts.form().phone(phone).ask(CREATE_ACCOUNT);
        assertThat(question.ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_IS_ACCOUNT);

        accounts.form().phone(phone).code(accounts.code(phone)).ask(ACTIVATE_ACCOUNT);
        assertThat(question.ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_EXIST);
    }

    @Test
    default void isAliasUsedShouldReturnAliasNotExistWhenThereIsNoPhone() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        assertThat(accounts.statusOf(IS_ALIAS_USED, bob)).isEqualTo(ALIAS_NOT_EXIST);
    }

    @Test
    default void isAccountLinkedShouldChangeThePhoneWhenThereIsAnAlias() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        Answer answer = accounts.of(bob).ask(IS_ACCOUNT_LINKED);

        assertThat(answer.status()).isEqualTo(ACCOUNT_LINKED);
        assertThat(answer.creator().phoneNumber()).isEqualTo(bob.phone());
    }

    @Test
    default void isAccountLinkedShouldReturnAccountNotLinkedWhenThereIsNoAlias() {
        Accounts accounts = accounts();

        assertThat(accounts.statusOf(IS_ACCOUNT_LINKED, accounts.activeByEmail()))
                .isEqualTo(ACCOUNT_NOT_LINKED);
        assertThat(accounts.statusOf(IS_ACCOUNT_LINKED, accounts.waitingByPhone()))
                .isEqualTo(ACCOUNT_NOT_LINKED);
    }
}
