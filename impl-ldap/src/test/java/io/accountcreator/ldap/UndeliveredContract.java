package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.SearchResultEntry;
import io.accountcreator.event.MessagesStopped;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.quota.SmsCount;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What reports of messages that did not arrive change about the messages that are stopped because nobody uses their codes. */
interface UndeliveredContract extends OnFixture {
    int LIMIT = 20;
    AtomicInteger NUMBERS = new AtomicInteger(20_000_000);

    Map<String, String> SETTINGS = Map.of(
            "accountcreator.sms.unused-limit", Integer.toString(LIMIT),
            "accountcreator.sms.used-percent", "25",
            "accountcreator.sms.budget", "200",
            "accountcreator.sms.limit", "3");

    @Test
    default void anOutageOfTheProviderShouldNotLookLikeFraud() throws Exception {
        for (int i = 0; i < 4; i++) {
            undelivered(send("+331", 5));
        }
        assertThat(fixture().stopped).isEmpty();
        for (int i = 0; i < 4; i++) {
            send("+331", 5);
        }
        assertThat(fixture().stopped).isEmpty();

        sendAll("+331", 5);

        assertThat(fixture().stopped)
                .containsExactly(new MessagesStopped("ldap", Reason.UNDELIVERED, "+33*", LIMIT, Duration.ofHours(24)));
        assertThat(fixture().stopped.get(0).text())
                .isEqualTo("no more messages to +33*: beyond 20 messages in PT24H too few codes were used, and as many"
                        + " messages were reported as not delivered");
    }

    /** Whoever earns by the messages may have them reported as not delivered. */
    @Test
    default void reportsShouldLetNoMoreThanTwiceTheLimitGoUnused() throws Exception {
        int sent = 0;
        List<String> phones = sendAll("+322", 1);
        while (!phones.isEmpty()) {
            sent++;
            undelivered(phones);
            phones = sendAll("+322", 1);
        }

        // Two messages are taken at a time.
        assertThat(sent).isBetween(2 * LIMIT, 2 * LIMIT + 2);
        assertThat(count("+32*").undelivered()).isBetween(2 * LIMIT, 2 * LIMIT + 2);
    }

    @Test
    default void messagesThatArrivedAndStayedUnusedShouldStopAsBefore() throws Exception {
        List<String> phones = sendAll("+393", 30);

        assertThat(phones).hasSize(LIMIT + 2);
        assertThat(fixture().stopped).extracting(MessagesStopped::reason).containsOnly(Reason.UNUSED_CODES);

        undelivered(phones.subList(0, 2));
        assertThat(sendAll("+393", 3)).hasSize(2);
    }

    @Test
    default void aReportThatComesAgainShouldCountOnce() throws Exception {
        String phone = send("+491", 1).get(0);

        for (int i = 0; i < 5; i++) {
            service().undelivered(phone);
        }

        assertThat(count(phone))
                .extracting(SmsCount::sent, SmsCount::undelivered)
                .containsExactly(1, 1);
        assertThat(count("+49*").undelivered()).isEqualTo(1);
    }

    @Test
    default void aReportOnANumberThatGotNothingShouldCountNothing() throws Exception {
        send("+431", 1);

        service().undelivered("+436601234567");
        service().undelivered("+999");

        assertThat(count("+43*").undelivered()).isZero();
        assertThat(entry("+436601234567")).isNull();
        assertThat(entry("+999")).isNull();
    }

    @Test
    default void aReportThatComesWhenTheWindowIsOverShouldCountNothing() throws Exception {
        String phone = send("+351", 1).get(0);
        clock().advance(Duration.ofHours(24));
        send("+351", 1);

        service().undelivered(phone);

        assertThat(count("+351*").undelivered()).isZero();
    }

    /** The same form is counted by, whichever the message was asked for in. */
    @Test
    default void aReportShouldCountForTheNumberInWhateverForm() throws Exception {
        create("+5411" + number());
        String phone = sent().all().get(sent().all().size() - 1).to();

        service().undelivered("+549" + phone.substring(3));

        assertThat(count("+54*").undelivered()).isEqualTo(1);
    }

    @Test
    default void aCountWithoutReportsShouldBeReadableForHostsOfBefore() throws Exception {
        String phone = send("+417", 1).get(0);
        assertThat(entry(phone).getAttributeValue(LdapEntries.SMS_WINDOW)).matches("[0-9]+ 1 0");

        service().undelivered(phone);

        assertThat(entry(phone).getAttributeValue(LdapEntries.SMS_WINDOW)).matches("[0-9]+ 1 0 1");
    }

    /** The code may come by another way after all. */
    @Test
    default void aCodeOfAMessageThatWasReportedAsNotDeliveredShouldBeGood() throws Exception {
        Person late = person("+4791" + number().substring(2));
        accounts().createByPhone(late);
        service().undelivered(late.phone());

        assertThat(accounts()
                        .of(late)
                        .phone(late.phone())
                        .code(accounts().code(late.phone()))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }

    private void undelivered(List<String> phones) throws Exception {
        for (String phone : phones) {
            service().undelivered(phone);
        }
    }

    /** Sends so many messages, all of which have to go. */
    private List<String> send(String prefix, int times) {
        List<String> sent = sendAll(prefix, times);
        assertThat(sent).hasSize(times);
        return sent;
    }

    /** Tries to send so many messages, and gives the numbers that got one. */
    private List<String> sendAll(String prefix, int times) {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String phone = prefix + number();
            Status status = create(phone);
            assertThat(status).isIn(ACCOUNT_CREATED, PHONE_NUMBER_OVERUSED);
            if (status == ACCOUNT_CREATED) {
                sent.add(phone);
            }
        }
        return sent;
    }

    private Status create(String phone) {
        return accounts().createByPhone(person(phone)).status();
    }

    private static Person person(String phone) {
        Person any = Person.any();
        return new Person(any.username(), any.email(), phone, any.password());
    }

    /** Eight digits of a number that is nobody's neighbour. */
    private static String number() {
        return Integer.toString(NUMBERS.addAndGet(1003));
    }

    private SmsCount count(String numbers) throws Exception {
        return SmsCount.parse(entry(numbers).getAttributeValue(LdapEntries.SMS_WINDOW))
                .orElseThrow();
    }

    private SearchResultEntry entry(String numbers) throws Exception {
        return fixture()
                .directory()
                .getEntry(fixture().entries().smsCounter(numbers).toString());
    }
}
