package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that pass for another one, or for a phone number. */
class LookalikeAddressTest extends OnMemory {
    @ParameterizedTest
    @ValueSource(strings = {"m\u0131ke@example.com", "mike@s\u0131te.example.com", "mike@\u017Fite.example.com"})
    void recoverAccountShouldSendNothingToAnAddressThatIsTheAccountsOnlyToAFoldingEye(String alike) {
        Accounts accounts = accounts();
        Person any = Person.any();
        String own = alike.replace('\u0131', 'i').replace('\u017F', 's');
        Person mike = new Person(any.username(), own, any.phone(), any.password());
        assertThat(accounts.createByEmail(mike).status()).isEqualTo(ACCOUNT_CREATED);

        assertThat(accounts.of(mike).email(alike).ask(Operation.RECOVER_ACCOUNT).status())
                .isEqualTo(ACCOUNT_NOT_EXIST);

        assertThat(sent().to(alike)).isEmpty();
    }

    @Test
    void addressWithAPlusInFrontShouldNotBecomeAPhoneNumber() {
        Accounts accounts = accounts();
        Person any = Person.any();
        Person bob = new Person(any.username(), "+33@example.com", any.phone(), any.password());
        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);

        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.email()))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);

        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    void recoverAccountShouldSendToTheAddressOfTheAccount() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        assertThat(accounts.of(bob)
                        .email(bob.email())
                        .ask(Operation.RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);

        assertThat(sent().to(bob.email())).hasSize(2);
    }
}
