package io.accountcreator.ldap.quota;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.ldap.OnMemory;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Six messages at all, four of them to one country. */
class SmsBudgetTest extends OnMemory {
    private int next = 10_000_000;

    SmsBudgetTest() {
        super(Map.of("accountcreator.sms.budget", "6", "accountcreator.sms.country-budget", "4"));
    }

    @Test
    void countryShouldGetNoMoreThanItsBudget() {
        assertThat(create("+336", 6))
                .containsExactly(
                        ACCOUNT_CREATED,
                        ACCOUNT_CREATED,
                        ACCOUNT_CREATED,
                        ACCOUNT_CREATED,
                        PHONE_NUMBER_OVERUSED,
                        PHONE_NUMBER_OVERUSED);
        assertThat(create("+324", 1)).containsExactly(ACCOUNT_CREATED);
    }

    @Test
    void allCountriesTogetherShouldGetNoMoreThanTheBudget() {
        create("+336", 3);
        create("+324", 3);

        assertThat(create("+336", 1)).containsExactly(PHONE_NUMBER_OVERUSED);
        assertThat(create("+4915", 1)).containsExactly(PHONE_NUMBER_OVERUSED);
    }

    @Test
    void messagesShouldGoAgainWhenTheWindowIsOver() {
        create("+336", 5);

        clock().advance(Duration.ofHours(24));

        assertThat(create("+336", 1)).containsExactly(ACCOUNT_CREATED);
    }

    @Test
    void whatTheBudgetRefusesShouldNotCountForItsNumber() throws Exception {
        create("+336", 4);
        create("+324", 2);
        Person ann = person("+324");

        accounts().createByPhone(ann);

        assertThat(counter(ann.phone())).isEmpty();
    }

    @Test
    void oneNumberBeyondItsLimitShouldLeaveTheBudgetAsItIs() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        for (int i = 0; i < 20; i++) {
            accounts.form().phone(bob.phone()).ask(Operation.RECOVER_ACCOUNT);
        }

        assertThat(counter(bob.phone()).orElseThrow()).endsWith(" 3 0");
        assertThat(create("+336", 2)).containsExactly(ACCOUNT_CREATED, PHONE_NUMBER_OVERUSED);
    }

    @Test
    void recoveryShouldKeepTheOldCodeWhenTheBudgetIsSpent() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        accounts.form().phone(bob.phone()).ask(Operation.RECOVER_ACCOUNT);
        create("+336", 2);

        Status refused = accounts.form()
                .phone(bob.phone())
                .ask(Operation.RECOVER_ACCOUNT)
                .status();

        assertThat(refused).isEqualTo(PHONE_NUMBER_OVERUSED);
        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.phone()))
                        .ask(Operation.LOGIN_LINPHONE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    void aSpentBudgetShouldBeLoggedOnceInAWindow() {
        try (CapturedLog log = new CapturedLog(SmsWarnings.class.getName())) {
            create("+336", 9);
            assertThat(log.messages())
                    .containsExactly("no more messages to +33*: the budget of 4 messages in PT24H is spent");

            clock().advance(Duration.ofHours(24));
            create("+336", 9);
            assertThat(log.messages()).hasSize(2);
            assertThat(fixture.stopped).hasSize(2).allMatch(event -> event.reason() == Reason.COUNTRY_BUDGET);
        }
    }

    private List<Status> create(String prefix, int times) {
        List<Status> ends = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ends.add(accounts().createByPhone(person(prefix)).status());
        }
        return ends;
    }

    private Optional<String> counter(String numbers) throws LDAPException {
        return fixture.accounts()
                .entry(entries.smsCounter(numbers).toString())
                .map(entry -> entry.getAttributeValue(LdapEntries.SMS_WINDOW));
    }

    private Person person(String prefix) {
        Person any = Person.any();
        return new Person(any.username(), any.email(), prefix + next++, any.password());
    }
}
