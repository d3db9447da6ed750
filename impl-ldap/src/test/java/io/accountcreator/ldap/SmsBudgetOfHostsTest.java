package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.BackendFixture;
import io.accountcreator.spi.Person;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.TestClock;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The budget is one for all hosts, and outlives them. */
@Timeout(120)
class SmsBudgetOfHostsTest {
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
                List<Status> ends = rush(first, second);

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

    private static List<Status> rush(Host first, Host second) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Accounts> hosts = List.of(first.accounts(), second.accounts());
            List<Callable<Status>> calls = new ArrayList<>();
            for (int i = 0; i < ASKED; i++) {
                Accounts host = hosts.get(i % 2);
                calls.add(() -> host.createByPhone(Person.any()).status());
            }
            List<Status> ends = new ArrayList<>();
            for (Future<Status> end : callers.invokeAll(calls)) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            callers.shutdown();
        }
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
