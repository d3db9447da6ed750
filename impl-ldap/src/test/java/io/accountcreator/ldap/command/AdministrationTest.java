package io.accountcreator.ldap.command;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.ldap.OnSlapd;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator does, and what the owner of the account can do then. */
class AdministrationTest extends OnSlapd {
    private final Administration administration = fixture.administration();

    AdministrationTest() {
        super(Map.of("accountcreator.sms.limit", "100"));
    }

    @ParameterizedTest
    @CsvSource({
        "IS_ACCOUNT_EXIST, ACCOUNT_EXIST_WITH_ALIAS",
        "IS_ACCOUNT_ACTIVATED, ACCOUNT_NOT_ACTIVATED",
        "CREATE_ACCOUNT, ACCOUNT_EXIST",
        "ACTIVATE_ACCOUNT, ACCOUNT_NOT_ACTIVATED",
        "LOGIN_LINPHONE_ACCOUNT, ACCOUNT_NOT_ACTIVATED",
        "RECOVER_ACCOUNT, ACCOUNT_NOT_EXIST",
        "LINK_ACCOUNT, ACCOUNT_NOT_LINKED",
        "ACTIVATE_ALIAS, ACCOUNT_NOT_ACTIVATED",
        "UPDATE_ACCOUNT, REQUEST_NOT_AUTHORIZED",
        "DELETE_ACCOUNT, REQUEST_NOT_AUTHORIZED",
        "CONFIRMATION_KEY, REQUEST_NOT_AUTHORIZED",
    })
    void suspendedAccountShouldStaySuspendedWhateverItsOwnerAsks(Operation operation, Status expected)
            throws Exception {
        Accounts accounts = accounts();
        Person bob = recovering(accounts);
        assertThat(administration.suspend(DOMAIN, bob.username())).isTrue();
        int sent = sent().all().size();

        Status status = accounts.of(bob)
                .phone(bob.phone())
                .password(bob.password())
                .newPassword(bob.password() + "2")
                .code(accounts.code(bob.phone()))
                .ask(operation)
                .status();

        assertThat(status).isEqualTo(expected);
        assertThat(sent().all()).hasSize(sent);
        assertThat(fixture.directory().getEntry(account(bob.username())).getAttributeValue("sipAccountActivated"))
                .isEqualTo("FALSE");
    }

    @Test
    void accountShouldBeSuspendedWhenItIsMerelySetToNotActivated() throws Exception {
        Accounts accounts = accounts();
        Person bob = recovering(accounts);
        replace(account(bob.username()), LdapEntries.ACTIVATED, "FALSE");

        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .ask(Operation.RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.phone()))
                        .ask(Operation.LOGIN_LINPHONE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_ACTIVATED);
        assertThat(fixture.reconciler().run().unconfirmed()).isZero();
    }

    @Test
    void accountThatWaitsForItsCodeShouldNotBeConfirmedWhenItIsSuspended() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        administration.suspend(DOMAIN, bob.username());

        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .code(accounts.code(bob.phone()))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }

    @Test
    void resumeShouldMakeItAsItWas() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        administration.suspend(DOMAIN, bob.username());
        assertThat(administration.resume(DOMAIN, bob.username())).isTrue();

        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_ACTIVATED, bob)).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(accounts.of(bob)
                        .password(bob.password())
                        .ask(Operation.DELETE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    void suspendShouldSayThatThereIsNoAccount() throws Exception {
        assertThat(administration.suspend(DOMAIN, "nobody")).isFalse();
        assertThat(administration.resume(DOMAIN, "nobody")).isFalse();
    }

    @Test
    void eraseShouldLeaveNothingOfAnAccount() throws Exception {
        Accounts accounts = accounts();
        Person bob = recovering(accounts);
        Person second = Person.any();
        accounts.of(bob).phone(second.phone()).ask(Operation.LINK_ACCOUNT);
        Modification mail = new Modification(ModificationType.REPLACE, "mail", bob.email());
        fixture.directory().modify(account(bob.username()), mail);
        assertThat(everything()).contains(bob.username(), bob.email(), bob.phone(), second.phone());

        assertThat(administration.erase(DOMAIN, bob.username())).isEqualTo(new Administration.Erased(true, 1, 2));

        assertThat(everything()).doesNotContain(bob.username(), bob.email(), bob.phone(), second.phone());
    }

    @Test
    void eraseShouldLeaveNothingOfAnAccountThatWaits() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        Person second = Person.any();
        accounts.createByPhone(new Person(bob.username(), bob.email(), second.phone(), bob.password()));
        assertThat(everything()).contains(bob.username(), bob.phone(), second.phone());

        administration.erase(DOMAIN, bob.username());

        assertThat(everything()).doesNotContain(bob.username(), bob.phone(), second.phone());
    }

    @Test
    void eraseShouldFindWhatADeletionThatEndedHalfWayHasLeft() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        fixture.directory().delete(account(bob.username()));

        assertThat(administration.erase(DOMAIN, bob.username())).isEqualTo(new Administration.Erased(false, 1, 1));
        assertThat(everything()).doesNotContain(bob.username(), bob.phone());
    }

    private static Person recovering(Accounts accounts) {
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(Operation.RECOVER_ACCOUNT);
        return bob;
    }

    private String everything() throws Exception {
        return fixture
                .directory()
                .search("dc=example,dc=org", SearchScope.SUB, "(objectClass=*)", "*", "+")
                .getSearchEntries()
                .stream()
                .map(SearchResultEntry::toLDIFString)
                .collect(Collectors.joining());
    }
}
