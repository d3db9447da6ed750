package io.accountcreator.ldap.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.MessagesStopped;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.BackendFixture;
import io.accountcreator.spi.Person;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.TestClock;
import io.accountcreator.spi.Together;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The budget is one for all hosts, and outlives them. */
@Timeout(300)
class SmsBudgetOfHostsTest {
    private static final int PUMPED = 10_000;
    private static final int BUDGET = 50;
    private static final int ASKED = 200;
    private static final int CALLERS = 16;

    @Test
    void twoHostsShouldSendTheBudgetToTheMessageAndNoMoreAfterARestart() throws Exception {
        try (Slapd slapd = Slapd.start()) {
            Map<String, String> settings = new HashMap<>(slapd.settings());
            settings.put("accountcreator.sms.budget", Integer.toString(BUDGET));
            try (Host first = new Host(settings);
                    Host second = new Host(settings)) {
                List<Status> ends = rush(first, second, ASKED, i -> Person.any());

                assertThat(ends).filteredOn(Status.ACCOUNT_CREATED::equals).hasSize(BUDGET);
                assertThat(ends)
                        .filteredOn(Status.PHONE_NUMBER_OVERUSED::equals)
                        .hasSize(ASKED - BUDGET);
            }
            try (Host again = new Host(settings)) {
                assertThat(again.accounts().createByPhone(Person.any()).status())
                        .isEqualTo(Status.PHONE_NUMBER_OVERUSED);
            }
        }
    }

    /** Half of them to numbers in a row of one country, the other half to numbers all over another; nobody uses a code. */
    @Test
    void tenThousandRequestsShouldSendNoMoreThanTheLimitsAndTellOfIt() throws Exception {
        try (Slapd slapd = Slapd.start()) {
            Map<String, String> settings = new HashMap<>(slapd.settings());
            for (String setting : List.of("range-limit", "used-percent", "budget")) {
                settings.put("accountcreator.sms." + setting, "");
            }
            try (Host first = new Host(settings);
                    Host second = new Host(settings)) {
                List<Status> ends = rush(first, second, PUMPED, SmsBudgetOfHostsTest::pumped);

                assertThat(ends).containsOnly(Status.ACCOUNT_CREATED, Status.PHONE_NUMBER_OVERUSED);
                // Twenty to each of five ranges, and to the other country a hundred, with what is taken at a time.
                assertThat(sent(first, second, "+33")).isBetween(100L, 120L);
                assertThat(sent(first, second, "+241")).isBetween(100L, 120L);
                assertThat(first.fixture.stopped)
                        .extracting(MessagesStopped::reason)
                        .contains(Reason.RANGE, Reason.UNUSED_CODES);
            }
            try (Host again = new Host(settings)) {
                Accounts accounts = again.accounts();
                assertThat(accounts.createByPhone(pumped(0)).status()).isEqualTo(Status.PHONE_NUMBER_OVERUSED);
                assertThat(accounts.createByPhone(pumped(1)).status()).isEqualTo(Status.PHONE_NUMBER_OVERUSED);
            }
        }
    }

    private static Person pumped(int i) {
        Person any = Person.any();
        String phone = i % 2 == 0 ? "+3361234%04d".formatted(i / 2) : "+2416%07d".formatted(i * 641);
        return new Person(any.username(), any.email(), phone, any.password());
    }

    private static long sent(Host first, Host second, String prefix) {
        return Stream.of(first, second)
                .flatMap(host -> host.sent().all().stream())
                .filter(message -> message.to().startsWith(prefix))
                .count();
    }

    private static List<Status> rush(Host first, Host second, int times, IntFunction<Person> people) throws Exception {
        List<Accounts> hosts = List.of(first.accounts(), second.accounts());
        List<Callable<Status>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Accounts host = hosts.get(i / 2 % 2);
            Person somebody = people.apply(i);
            calls.add(() -> host.createByPhone(somebody).status());
        }
        return Together.all(CALLERS, calls);
    }

    private static final class Host implements BackendFixture, AutoCloseable {
        private final LdapFixture fixture;

        Host(Map<String, String> settings) {
            fixture = new LdapFixture(settings);
        }

        @Override
        public AccountCreatorService service() {
            return fixture.service;
        }

        @Override
        public SentMessages sent() {
            return fixture.sent;
        }

        @Override
        public TestClock clock() {
            return fixture.clock;
        }

        @Override
        public void close() {
            fixture.close();
        }
    }
}
