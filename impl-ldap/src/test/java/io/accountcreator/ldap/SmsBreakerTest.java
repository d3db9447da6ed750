package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.MessagesStopped;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who sends messages for the money in them takes numbers in a row, and uses no codes. */
class SmsBreakerTest extends OnMemory {
    private int next = 20_000_000;

    SmsBreakerTest() {
        super(Map.of(
                "accountcreator.sms.range-limit", "5",
                "accountcreator.sms.unused-limit", "20",
                "accountcreator.sms.used-percent", "25",
                "accountcreator.sms.budget", "200"));
    }

    @Test
    void numbersInARowShouldGetNoMoreThanTheLimitOfTheirRange() {
        int sent = 0;
        for (int i = 0; i < 200; i++) {
            sent += create("+33612345%03d".formatted(i)) == ACCOUNT_CREATED ? 1 : 0;
        }

        assertThat(sent).isEqualTo(5);
        assertThat(fixture.stopped)
                .containsExactly(new MessagesStopped("ldap", Reason.RANGE, "+33612345*", 5, Duration.ofHours(24)));
        assertThat(create("+33612346000")).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void aRangeShouldGetMessagesAgainWhenItsWindowIsOver() {
        for (int i = 0; i < 6; i++) {
            create("+3361234500" + i);
        }
        clock().advance(Duration.ofHours(24));

        assertThat(create("+33612345009")).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void aCountryWhoseCodesNobodyUsesShouldBeCutOffAndNoOther() {
        int sent = 0;
        for (int i = 0; i < 150; i++) {
            sent += create(scattered("+336")) == ACCOUNT_CREATED ? 1 : 0;
        }

        // Two messages are taken at a time of a budget of 200.
        assertThat(sent).isEqualTo(22);
        assertThat(fixture.stopped)
                .containsExactly(new MessagesStopped("ldap", Reason.UNUSED_CODES, "+33*", 20, Duration.ofHours(24)));
        assertThat(create(scattered("+324"))).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void aCountryShouldGoOnGettingMessagesAsLongAsEnoughCodesAreUsed() {
        for (int i = 0; i < 160; i++) {
            assertThat(create(scattered("+336"), i % 3 == 0))
                    .as("message %d", i)
                    .isEqualTo(ACCOUNT_CREATED);
        }
        assertThat(fixture.stopped).isEmpty();
    }

    @Test
    void aCountryShouldGetMessagesAgainWhenEnoughCodesAreUsedAfterAll() {
        Person[] people = new Person[22];
        for (int i = 0; i < people.length; i++) {
            people[i] = person(scattered("+336"));
            accounts().createByPhone(people[i]);
        }
        assertThat(create(scattered("+336"))).isEqualTo(PHONE_NUMBER_OVERUSED);

        use(people[3]);

        assertThat(create(scattered("+336"))).isEqualTo(ACCOUNT_CREATED);
    }

    private Status create(String phone) {
        return create(phone, false);
    }

    private Status create(String phone, boolean used) {
        Person somebody = person(phone);
        Status status = accounts().createByPhone(somebody).status();
        if (used) {
            use(somebody);
        }
        return status;
    }

    private void use(Person somebody) {
        Accounts accounts = accounts();
        assertThat(accounts.of(somebody)
                        .phone(somebody.phone())
                        .code(accounts.code(somebody.phone()))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }

    private static Person person(String phone) {
        Person any = Person.any();
        return new Person(any.username(), any.email(), phone, any.password());
    }

    /** A number that is nobody's neighbour. */
    private String scattered(String prefix) {
        next += 1001;
        return prefix + next;
    }
}
