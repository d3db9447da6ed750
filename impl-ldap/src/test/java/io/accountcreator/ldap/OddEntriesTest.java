package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries as somebody else's tool may leave them. */
class OddEntriesTest extends OnMemory {
    @Test
    void accountShouldBeFoundByItsDnWhenItHasSeveralUserNames() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        replace(account(bob.username()), LdapEntries.UID, "bob.smith", bob.username());

        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_EXIST);

        var recovered = accounts.of(bob).email(bob.email()).ask(Operation.RECOVER_ACCOUNT);
        assertThat(recovered.status()).isEqualTo(REQUEST_OK);
        assertThat(recovered.creator().username()).isEqualTo(bob.username());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1 x", "x 1", "99999999999 1", "99999999999999999 1"})
    void countOfMessagesShouldBeginAnewWhenItCannotBeRead(String garbage) throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        replace(entries.smsCounter(bob.phone()).toString(), LdapEntries.SMS_WINDOW, garbage);

        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);
        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);
        assertThat(recover(accounts, bob)).isEqualTo(REQUEST_OK);
        assertThat(recover(accounts, bob)).isEqualTo(PHONE_NUMBER_OVERUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "99999999999999999 3 1 0 00 bob@example.org",
                "1 x 1 0 00 bob@example.org",
                "1 1 0 00 b@example.org"
            })
    void codeShouldBeNoneWhenItCannotBeRead(String garbage) throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        replace(account(bob.username()), "sipAccountActivationCode", garbage);

        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void newPasswordShouldBeHashedWithTheNameOfTheAccountWhenItIsAskedForByPhone() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        Person changed = new Person(
                bob.username(), bob.email(), bob.phone(), Person.any().password());

        var update = accounts.form()
                .phone(bob.phone())
                .ha1(bob.ha1(Algorithm.MD5))
                .newPassword(changed.password())
                .ask(Operation.UPDATE_ACCOUNT);

        assertThat(update.status()).isEqualTo(REQUEST_OK);
        assertThat(accounts.of(bob)
                        .ha1(changed.ha1(Algorithm.MD5))
                        .ask(Operation.CONFIRMATION_KEY)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    private static Status recover(Accounts accounts, Person person) {
        return accounts.form()
                .phone(person.phone())
                .ask(Operation.RECOVER_ACCOUNT)
                .status();
    }
}
