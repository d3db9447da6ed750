package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.ldap.reconciliation.Reconciliation;
import io.accountcreator.status.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two hosts want the same numbers and names, and processes are killed while they write: what was acknowledged is there, and
 * nothing is anybody's twice.
 */
@Timeout(300)
class RaceOfHostsTest {
    private static final int THINGS = 1000;
    private static final int CALLERS = 16;
    /** Where slapd itself is not killed it need not wait for the disk, and more happens at once. */
    private static final Slapd.Setup FAST = Slapd.Setup.database("olcDbEnvFlags: nosync");

    @Test
    void eachNumberAndEachNameShouldHaveOneOwnerWhenTwoHostsWantThem() throws Exception {
        try (Slapd slapd = Slapd.start(FAST)) {
            List<String> told = race(slapd, Integer.MAX_VALUE);

            Owners owners = Owners.of(slapd);
            owners.assertHolds(told);
            assertThat(told).as("each number and each name, once").hasSize(2 * THINGS);
            assertThat(owners.ofNumbers()).hasSize(THINGS).isEqualTo(owners.reserved());
            assertThat(owners.ofNames()).hasSize(THINGS);
            for (String host : List.of("first", "second")) {
                assertThat(told).as("what " + host + " got").anyMatch(line -> is(line, host));
            }
            System.out.println("two hosts: the first got "
                    + told.stream().filter(line -> is(line, "first")).count() + " of " + told.size());
        }
    }

    @Test
    void eachNumberAndEachNameShouldHaveOneOwnerWhenOneOfTwoHostsIsKilled() throws Exception {
        try (Slapd slapd = Slapd.start(FAST);
                LdapFixture fixture = new LdapFixture(slapd.settings())) {
            List<String> told = race(slapd, 300);

            // The writers' clock is that of the fixture; codes of the killed host are over by then.
            fixture.clock.advance(Duration.ofHours(2));
            Reconciliation done = fixture.reconciler().run();

            System.out.println("killed host: " + told.size() + " acknowledged, then " + done);
            assertThat(done.numbers()).isZero();
            Owners owners = Owners.of(slapd);
            owners.assertHolds(told);
            // What the killed host was about to do for a number kept the other one from it.
            assertThat(owners.ofNumbers()).hasSizeBetween(THINGS - RaceWriter.CALLERS, THINGS);
            assertThat(owners.reserved()).isEqualTo(owners.ofNumbers());
            assertThat(owners.ofNames()).hasSize(THINGS);
            assertThat(fixture.reconciler().run().reservations()).isZero();
        }
    }

    @Test
    void acknowledgedAccountsShouldBeThereWhenSlapdIsKilledAndStartedAgain() throws Exception {
        try (Slapd slapd = Slapd.start();
                LdapFixture fixture = new LdapFixture(slapd.settings());
                AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build()) {
            Crowd crowd = new Crowd(fixture, creators);
            Queue<String> told = new ConcurrentLinkedQueue<>();
            AtomicBoolean enough = new AtomicBoolean();
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            for (int caller = 0; caller < CALLERS; caller++) {
                String name = "caller" + caller + "-";
                String number = String.format("+336%02d", caller);
                callers.execute(() -> {
                    for (int next = 0; !enough.get(); next++) {
                        String mine = number + String.format("%06d", next);
                        String username = name + next;
                        if (crowd.create(username, c -> c.setPhoneNumber(mine)) == Status.ACCOUNT_CREATED
                                && crowd.activate(username, mine) == Status.ACCOUNT_ACTIVATED) {
                            told.add(mine + " " + username);
                        }
                    }
                });
            }
            awaitMore(told, 100);
            slapd.kill();
            int before = told.size();
            slapd.restart();
            awaitMore(told, 100);
            enough.set(true);
            callers.shutdown();
            assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

            System.out.println("killed slapd: " + before + " acknowledged before, " + told.size() + " in all");
            Owners.of(slapd).assertHolds(told);
        }
    }

    static void awaitMore(Queue<String> told, int more) {
        int enough = told.size() + more;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> told.size() >= enough);
    }

    /** What two hosts were told in all, the first of which is killed when they were told so much. */
    private static List<String> race(Slapd slapd, int lines) throws Exception {
        Process first = writer(slapd, "first");
        Process second = writer(slapd, "second");
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (BufferedReader ofFirst = first.inputReader();
                BufferedReader ofSecond = second.inputReader()) {
            assertThat(List.of(ofFirst.readLine(), ofSecond.readLine())).containsOnly("ready");
            first.getOutputStream().close();
            second.getOutputStream().close();
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> listen(ofSecond, told, first, lines));
            listen(ofFirst, told, first, lines);
            other.get();
        }
        assertThat(first.waitFor() == 0).isEqualTo(lines == Integer.MAX_VALUE);
        assertThat(second.waitFor()).isZero();
        Set<String> things = new HashSet<>();
        assertThat(told).allMatch(line -> things.add(line.split(" ")[0]), "told to one");
        return told;
    }

    private static void listen(BufferedReader out, List<String> told, Process first, int lines) {
        out.lines().forEach(line -> {
            told.add(line);
            if (told.size() >= lines) {
                // Not by the process itself: that would close what it has told, too.
                first.toHandle().destroyForcibly();
            }
        });
    }

    private static boolean is(String line, String host) {
        return line.split(" ")[1].startsWith(host);
    }

    private static Process writer(Slapd slapd, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RaceWriter.class.getName(),
                        slapd.url(),
                        name,
                        Integer.toString(THINGS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
