package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.REQUEST_TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.MessagesStopped;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten mails to a mailbox, twenty to a domain without a code that is used, thirty to a domain, fifty in all. */
class MailLimitTest extends OnMemory {
    MailLimitTest() {
        super(Map.of(
                "accountcreator.mail.unused-limit", "20",
                "accountcreator.mail.used-percent", "25",
                "accountcreator.mail.domain-budget", "30",
                "accountcreator.mail.budget", "50"));
    }

    @Test
    void aMailboxShouldNotGetAHundredMailsHoweverItIsSpelled() {
        List<Status> ends = new ArrayList<>();
        for (int i = 0; i < 121; i++) {
            ends.add(create(i % 2 == 0 ? "victim+" + i + "@example.org" : "V.ictim@EXAMPLE.org"));
        }

        assertThat(ends).startsWith(Collections.nCopies(10, ACCOUNT_CREATED).toArray(Status[]::new));
        assertThat(ends.subList(10, 121)).containsOnly(ACCOUNT_NOT_CREATED);
        assertThat(sent().all()).hasSize(10);
        assertThat(create("somebody@example.org")).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void whoeverIsRefusedAMailShouldBeToldWhyAndLeaveNoAccount() {
        for (int i = 0; i < 10; i++) {
            create("victim@example.org");
        }
        Person last = Person.any();

        var refused = accounts()
                .of(last)
                .email("victim@example.org")
                .password(last.password())
                .ask(Operation.CREATE_ACCOUNT);

        assertThat(refused.end().response()).isEqualTo("too many mails for now, to this address or at all");
        assertThat(accounts().statusOf(Operation.IS_ACCOUNT_EXIST, last)).isEqualTo(Status.ACCOUNT_NOT_EXIST);
    }

    @Test
    void recoveryBeyondTheLimitShouldBeTooManyRequestsAndKeepTheLastCodeGood() {
        Person bob = accounts().activeByEmail();
        List<Status> ends = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ends.add(recover(bob));
        }

        assertThat(ends.subList(0, 9)).containsOnly(REQUEST_OK);
        assertThat(ends.subList(9, 12)).containsOnly(REQUEST_TOO_MANY_REQUESTS);
        assertThat(accounts()
                        .of(bob)
                        .code(accounts().code(bob.email()))
                        .ask(Operation.LOGIN_LINPHONE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    void mailsShouldGoAgainWhenTheWindowIsOver() {
        for (int i = 0; i < 11; i++) {
            create("victim@example.org");
        }

        clock().advance(Duration.ofHours(24));

        assertThat(create("victim@example.org")).isEqualTo(ACCOUNT_CREATED);
        assertThat(fixture.administration()).isNotNull();
    }

    @Test
    void theFirstMailShouldCostNoWriteAndCountWithTheSecond() throws Exception {
        create("victim@example.org");
        assertThat(counter("victim@example.org")).isEmpty();

        create("victim@example.org");
        assertThat(counter("victim@example.org").orElseThrow()).endsWith(" 2 0");
    }

    @Test
    void aDomainWhoseCodesNobodyUsesShouldBeCutOffAndNoOther() {
        for (int i = 0; i < 40; i++) {
            create("u" + i + "@catch-all.example");
        }

        // As with messages by SMS it is the first beyond that is refused when the next is taken.
        assertThat(sent().all()).hasSize(21);
        assertThat(fixture.stopped)
                .containsExactly(new MessagesStopped(
                        "ldap", Reason.UNUSED_CODES, "*@catch-all.example", 20, Duration.ofHours(24)));
        assertThat(create("bob@example.org")).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void aDomainShouldGetNoMoreThanItsBudgetAndAllNoMoreThanTheirs() {
        for (String domain : List.of("one", "two")) {
            for (int i = 0; i < 40; i++) {
                activated("u" + i + "@" + domain + ".example");
            }
        }

        assertThat(sent().all())
                .filteredOn(message -> message.to().endsWith("one.example"))
                .hasSize(30);
        assertThat(sent().all()).hasSize(50);
        assertThat(fixture.stopped)
                .extracting(MessagesStopped::text)
                .containsExactly(
                        "no more messages to *@one.example: the budget of 30 messages in PT24H is spent",
                        "no more messages to *@*: the budget of 50 messages in PT24H is spent");
    }

    @Test
    void theCountersShouldGoWhenTheirWindowIsOver() throws Exception {
        create("victim@example.org");
        create("victim@example.org");
        clock().advance(Duration.ofHours(25));

        fixture.reconciler().run();

        assertThat(counter("victim@example.org")).isEmpty();
        assertThat(counter("*@example.org")).isEmpty();
    }

    @Test
    void eraseShouldLeaveNoCounterWithTheAddress() throws Exception {
        Person bob = accounts().activeByEmail();
        recover(bob);
        assertThat(counter(bob.email())).isPresent();

        fixture.administration().erase(DOMAIN, bob.username());

        assertThat(counter(bob.email())).isEmpty();
    }

    private Status recover(Person bob) {
        return accounts()
                .of(bob)
                .email(bob.email())
                .ask(Operation.RECOVER_ACCOUNT)
                .status();
    }

    private Status create(String email) {
        Person any = Person.any();
        return accounts()
                .of(any)
                .email(email)
                .password(any.password())
                .ask(Operation.CREATE_ACCOUNT)
                .status();
    }

    private void activated(String email) {
        Person any = Person.any();
        accounts().of(any).email(email).password(any.password()).ask(Operation.CREATE_ACCOUNT);
        sent().last(email)
                .ifPresent(message ->
                        accounts().of(any).code(message.code().reveal()).ask(Operation.ACTIVATE_ACCOUNT));
    }

    private Optional<String> counter(String mailbox) throws Exception {
        return fixture.accounts()
                .entry(entries.smsCounter(mailbox).toString())
                .map(entry -> entry.getAttributeValue(LdapEntries.SMS_WINDOW));
    }
}
