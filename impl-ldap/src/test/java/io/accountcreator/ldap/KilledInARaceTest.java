package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.status.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes killed while they write: what was acknowledged is there, and nothing is anybody's twice. */
@Timeout(300)
class KilledInARaceTest {
    private static final int NUMBERS = 300;
    private static final int CALLERS = 16;

    @Test
    void numbersShouldHaveOneOwnerWhenOneOfTwoHostsIsKilled() throws Exception {
        try (Slapd slapd = Slapd.start();
                LdapFixture fixture = new LdapFixture(slapd.settings())) {
            Process first = writer(slapd, "first");
            Process second = writer(slapd, "second");
            List<String> acknowledged = new ArrayList<>();
            try (BufferedReader told = first.inputReader()) {
                for (int line = 0; line < 20; line++) {
                    acknowledged.add(told.readLine());
                }
                // Not by the process itself: that would close what it has told, too.
                first.toHandle().destroyForcibly();
                told.lines().forEach(acknowledged::add);
            }
            try (BufferedReader told = second.inputReader()) {
                told.lines().forEach(acknowledged::add);
            }
            assertThat(first.waitFor()).isNotZero();
            assertThat(second.waitFor()).isZero();

            // The writers' clock is that of the fixture; codes of the killed host are over by then.
            fixture.clock.advance(Duration.ofHours(2));
            Reconciliation done = fixture.reconciler().run();

            System.out.println("killed host: " + acknowledged.size() + " acknowledged, then " + done);
            assertThat(done.numbers()).isZero();
            assertOneOwnerEach(slapd, acknowledged);
            assertThat(fixture.reconciler().run().reservations()).isZero();
        }
    }

    @Test
    void acknowledgedAccountsShouldBeThereWhenSlapdIsKilled() throws Exception {
        try (Slapd slapd = Slapd.start();
                LdapFixture fixture = new LdapFixture(slapd.settings());
                AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build()) {
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            CountDownLatch enough = new CountDownLatch(100);
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            for (int caller = 0; caller < CALLERS; caller++) {
                String name = "caller" + caller + "-";
                callers.execute(() -> {
                    for (int number = 0; isCreated(creators, name + number); number++) {
                        acknowledged.add(name + number);
                        enough.countDown();
                    }
                });
            }
            assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
            slapd.kill();
            callers.shutdown();
            assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            slapd.restart();

            System.out.println("killed slapd: " + acknowledged.size() + " acknowledged");
            try (LDAPConnection connection = slapd.connect()) {
                for (String username : acknowledged) {
                    String dn = fixture.entries()
                            .account("sip.example.org", username)
                            .toString();
                    assertThat(connection.getEntry(dn)).as(dn).isNotNull();
                }
            }
        }
    }

    private static boolean isCreated(AccountCreators creators, String username) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            creator.setEmail(username + "@example.org");
            creator.setHa1("0123456789abcdef0123456789abcdef");
            return creator.createAccount()
                            .finalStatus()
                            .toCompletableFuture()
                            .join()
                            .status()
                    == Status.ACCOUNT_CREATED;
        }
    }

    private static void assertOneOwnerEach(Slapd slapd, List<String> acknowledged) throws Exception {
        Map<String, String> owners = new HashMap<>();
        Map<String, String> reserved = new HashMap<>();
        try (LDAPConnection connection = slapd.connect()) {
            for (SearchResultEntry account : search(connection, "(sipAccountPhoneAlias=*)")) {
                String phone = account.getAttributeValue("sipAccountPhoneAlias");
                assertThat(owners.put(phone, account.getAttributeValue("uid")))
                        .as(phone)
                        .isNull();
            }
            for (SearchResultEntry reservation : search(connection, "(sipAliasKey=*)")) {
                String owner = reservation.getAttributeValue("sipAliasOwner");
                reserved.put(
                        reservation.getAttributeValue("sipAliasKey"),
                        connection.getEntry(owner).getAttributeValue("uid"));
            }
        }
        assertThat(owners).hasSize(NUMBERS).isEqualTo(reserved);
        assertThat(acknowledged).allSatisfy(line -> {
            String[] parts = line.split(" ");
            assertThat(owners).containsEntry(parts[1], parts[0]);
        });
    }

    private static List<SearchResultEntry> search(LDAPConnection connection, String filter) throws Exception {
        return connection.search(Slapd.BASE, SearchScope.SUB, filter).getSearchEntries();
    }

    private static Process writer(Slapd slapd, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RaceWriter.class.getName(),
                        slapd.url(),
                        name,
                        Integer.toString(NUMBERS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
