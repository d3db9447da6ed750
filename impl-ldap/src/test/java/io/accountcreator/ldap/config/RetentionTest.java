package io.accountcreator.ldap.config;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import io.accountcreator.ldap.OnSlapd;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of an account that was deleted, where an operator wants names to rest. */
class RetentionTest extends OnSlapd {
    RetentionTest() {
        super(Map.of("accountcreator.ldap.tombstone", "P30D", "accountcreator.sms.limit", "100"));
    }

    @Test
    void nameOfADeletedAccountShouldBeTakenUntilItsTimeIsOver() {
        Accounts accounts = accounts();
        Person bob = deleted(accounts);

        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_EXIST);
        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_EXIST);

        clock().advance(Duration.ofDays(30));
        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void numberOfADeletedAccountShouldBeFreeAtOnce() {
        Accounts accounts = accounts();
        Person bob = deleted(accounts);

        assertThat(accounts.form()
                        .phone(bob.phone())
                        .ask(Operation.IS_ALIAS_USED)
                        .status())
                .isEqualTo(ALIAS_NOT_EXIST);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IS_ACCOUNT_EXIST", "CREATE_ACCOUNT", "IS_ALIAS_USED"})
    void deletedAccountShouldNotExistToAnyoneElse(Operation operation) {
        Accounts accounts = accounts();
        Person bob = deleted(accounts);

        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .email(bob.email())
                        .password(bob.password())
                        .newPassword(bob.password() + "2")
                        .code(WRONG_CODE)
                        .ask(operation)
                        .status())
                .isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    void tombstoneShouldHoldNothingButTheName() throws Exception {
        Accounts accounts = accounts();
        Person bob = deleted(accounts);

        Entry tombstone = fixture.directory().getEntry(account(bob.username()));
        assertThat(tombstone.toLDIFString())
                .contains(bob.username())
                .doesNotContain(bob.phone(), bob.email(), "HA1", "Code");
    }

    private static Person deleted(Accounts accounts) {
        Person bob = accounts.activeByPhone();
        assertThat(accounts.of(bob)
                        .password(bob.password())
                        .ask(Operation.DELETE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
        return bob;
    }
}
