package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.spi.Together;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limit of a mailbox is one for all hosts, but for the one mail that each host sends before it counts. */
@Timeout(300)
class MailLimitOfHostsTest {
    private static final int CALLERS = 8;

    @Test
    void twoHostsAtOnceShouldSendAMailboxItsLimitAndAtMostOneMore() throws Exception {
        try (Slapd slapd = Slapd.start()) {
            int sent;
            try (LdapFixture first = new LdapFixture(slapd.settings());
                    LdapFixture second = new LdapFixture(slapd.settings())) {
                List<Status> ends = rush(List.of(first, second), 60);
                sent = first.sent.all().size() + second.sent.all().size();

                assertThat(ends).filteredOn(ACCOUNT_CREATED::equals).hasSize(sent);
                assertThat(sent).isBetween(10, 11);
            }
            try (LdapFixture again = new LdapFixture(slapd.settings())) {
                rush(List.of(again), 5);

                assertThat(again.sent.all()).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aLowLimitShouldBeKeptToTheMail() throws Exception {
        try (Slapd slapd = Slapd.start()) {
            Map<String, String> settings = OnMemory.with(slapd.settings(), Map.of("accountcreator.mail.limit", "3"));
            try (LdapFixture first = new LdapFixture(settings);
                    LdapFixture second = new LdapFixture(settings)) {
                rush(List.of(first, second), 40);

                assertThat(first.sent.all().size() + second.sent.all().size()).isEqualTo(3);
            }
        }
    }

    private static List<Status> rush(List<LdapFixture> hosts, int times) throws Exception {
        List<Callable<Status>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            LdapFixture fixture = hosts.get(i % hosts.size());
            OnFixture host = () -> fixture;
            Person any = Person.any();
            calls.add(() -> host.accounts()
                    .of(any)
                    .email("victim+" + any.username() + "@example.org")
                    .password(any.password())
                    .ask(Operation.CREATE_ACCOUNT)
                    .status());
        }
        return Together.all(CALLERS, calls);
    }
}
