package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.ldap.reconciliation.Reconciliation;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server that is written is lost under load, and comes back: two that really replicate each other. */
@Timeout(300)
class LostProviderTest {
    private static final int CALLERS = 16;

    private final Queue<String> created = new ConcurrentLinkedQueue<>();
    private final Queue<String> activated = new ConcurrentLinkedQueue<>();
    private final Map<Status, Integer> refused = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLong lost = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong firstAfter = new AtomicLong();

    @Test
    void nothingAcknowledgedShouldBeLostWhenTheServerThatIsWrittenIsKilledAndComesBack() throws Exception {
        try (TwoProviders servers = TwoProviders.start();
                LdapFixture fixture = new LdapFixture(settings(servers));
                AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build()) {
            servers.awaitSame();
            Crowd crowd = new Crowd(fixture, creators);
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(() -> call(crowd));
            }
            RaceOfHostsTest.awaitMore(activated, 100);
            lost.set(System.nanoTime());
            servers.first().kill();
            RaceOfHostsTest.awaitMore(activated, 100);
            Map<Status, Integer> errors = Map.copyOf(refused);
            servers.first().restart();
            RaceOfHostsTest.awaitMore(activated, 50);
            enough.set(true);
            callers.shutdown();
            assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            Slapd used = used(servers, fixture, crowd);
            fixture.clock.advance(Duration.ofHours(2));
            Reconciliation done = fixture.reconciler().run();

            System.out.println("lost provider: created again after "
                    + TimeUnit.NANOSECONDS.toMillis(firstAfter.get() - lost.get())
                    + " ms, refused until then and a while"
                    + " after " + errors + ", in all " + refused + "; acknowledged " + created.size() + " created, "
                    + activated.size() + " activated; " + done + "; used in the end: "
                    + (used == servers.first() ? "the first" : "the second") + "; different at the two "
                    + servers.differences());
            assertHolds(used);
        }
    }

    /** The first server after a while, or the second for good: slapd may not know after a kill how far its changes went. */
    private static Slapd used(TwoProviders servers, LdapFixture fixture, Crowd crowd) throws Exception {
        for (int i = 0; i < 10; i++) {
            String username = "later" + i;
            assertThat(crowd.create(username, c -> c.setEmail("later@example.org")))
                    .isEqualTo(ACCOUNT_CREATED);
            if (servers.isWrittenAtFirst(
                    fixture.entries().account("sip.example.org", username).toString())) {
                return servers.first();
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return servers.second();
    }

    /** Two callers in a row want one number. */
    private void call(Crowd crowd) {
        while (!enough.get()) {
            int ticket = next.getAndIncrement();
            String username = "caller" + ticket;
            String number = String.format("+336%08d", ticket / 2);
            long begin = System.nanoTime();
            if (is(ACCOUNT_CREATED, crowd.create(username, c -> c.setPhoneNumber(number)))) {
                created.add(username);
                if (begin > lost.get()) {
                    firstAfter.compareAndSet(0, System.nanoTime());
                }
                if (is(ACCOUNT_ACTIVATED, crowd.activate(username, number))) {
                    activated.add(number + " " + username);
                }
            }
        }
    }

    private boolean is(Status expected, Status status) {
        if (status != expected) {
            refused.merge(status, 1, Integer::sum);
        }
        return status == expected;
    }

    private void assertHolds(Slapd slapd) throws Exception {
        Set<String> there = new HashSet<>();
        Set<String> active = new HashSet<>();
        for (var account : slapd.all("(objectClass=sipAccount)")) {
            there.add(account.getAttributeValue("uid"));
            if (account.getAttributeValue("sipAccountActivated").equals("TRUE")) {
                active.add(account.getAttributeValue("uid"));
            }
        }
        Owners owners = Owners.of(slapd);
        assertThat(there).containsAll(created);
        assertThat(active)
                .containsAll(activated.stream().map(line -> line.split(" ")[1]).toList());
        assertThat(owners.reserved()).isEqualTo(owners.ofNumbers());
        Map<String, Set<String>> acknowledged = new HashMap<>();
        activated.forEach(line -> acknowledged
                .computeIfAbsent(line.split(" ")[0], number -> new HashSet<>())
                .add(line.split(" ")[1]));
        assertThat(acknowledged).allSatisfy((number, users) -> assertThat(users).hasSize(1));
        owners.assertHolds(activated);
    }

    private static Map<String, String> settings(TwoProviders servers) {
        Map<String, String> settings = new HashMap<>(servers.first().settings());
        settings.put(
                "accountcreator.ldap.url",
                String.join(" ", List.of(servers.first().url(), servers.second().url())));
        settings.put("accountcreator.ldap.return-after", "PT1S");
        settings.put("accountcreator.sms.limit", "1000000");
        return settings;
    }
}
