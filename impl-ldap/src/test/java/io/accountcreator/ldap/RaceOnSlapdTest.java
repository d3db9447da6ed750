package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Submission;
import io.accountcreator.ldap.entry.StoredCode;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who want the same thing at the same moment, on a directory that really runs them in parallel. */
class RaceOnSlapdTest {
    private static final int ROUNDS = 200;
    private static final int CALLERS = 8;
    private static final String DOMAIN = "sip.example.org";

    private static Slapd slapd;
    private static ExecutorService callers;

    private LdapFixture fixture;
    private AccountCreators creators;

    @BeforeAll
    static void start() {
        slapd = Slapd.start();
        callers = Executors.newFixedThreadPool(CALLERS);
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            callers.shutdown();
            slapd.close();
        }
    }

    @BeforeEach
    void open() {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.sms.limit", "1000000");
        settings.put("accountcreator.mail.limit", "1000000");
        fixture = new LdapFixture(settings);
        creators = AccountCreators.builder(fixture.service)
                .rules(AccountRules.from(fixture.settings()))
                .clock(fixture.clock)
                .build();
    }

    @AfterEach
    void close() {
        creators.close();
        fixture.close();
    }

    @Test
    void createAccountShouldSucceedOnceWhenEightCallersWantOneUsername() throws Exception {
        List<Status> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String username = "race" + round;

            List<Status> statuses = together(caller -> {
                AccountCreator creator = creator(username);
                creator.setEmail("caller" + caller + "@example.org");
                creator.setPassword(fixture.codes.password());
                return finalStatus(creator, creator.createAccount());
            });

            assertThat(statuses).as(username).containsOnlyOnce(Status.ACCOUNT_CREATED);
            all.addAll(statuses);
        }

        assertThat(all).filteredOn(Status.ACCOUNT_CREATED::equals).hasSize(ROUNDS);
        assertThat(all).filteredOn(Status.ACCOUNT_EXIST::equals).hasSize(ROUNDS * (CALLERS - 1));
    }

    /** They give the same hash, so that a second one would be a create again if the first had ended. */
    @Test
    void createAccountShouldSucceedOnceWhenEightCallersCreateTheSameAccount() throws Exception {
        for (int round = 0; round < ROUNDS / 4; round++) {
            String username = "same" + round;
            String password = fixture.codes.password();
            CountDownLatch others = new CountDownLatch(CALLERS - 1);
            fixture.sent.failFor(message -> {
                await(others);
                return false;
            });

            List<Status> statuses = together(caller -> {
                AccountCreator creator = creator(username);
                creator.setEmail(username + "@example.org");
                creator.setPassword(password);
                Status status = finalStatus(creator, creator.createAccount());
                others.countDown();
                return status;
            });
            fixture.sent.failForNone();

            assertThat(statuses).as(username).containsOnlyOnce(Status.ACCOUNT_CREATED);
            assertThat(statuses).filteredOn(Status.ACCOUNT_EXIST::equals).hasSize(CALLERS - 1);
            assertThat(fixture.sent.to(username + "@example.org")).hasSize(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void activateAccountShouldSucceedOnceWhenEightAccountsClaimOnePhoneNumber() throws Exception {
        List<Status> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String phone = String.format("+336%08d", round);
            List<String> codes = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                codes.add(createByPhone("claim" + round + "-" + caller, phone));
            }
            String prefix = "claim" + round + "-";

            List<Status> statuses = together(caller -> {
                AccountCreator creator = creator(prefix + caller);
                creator.setPhoneNumber(phone);
                creator.setActivationCode(codes.get(caller));
                return finalStatus(creator, creator.activateAccount());
            });

            assertThat(statuses).as(phone).containsOnlyOnce(Status.ACCOUNT_ACTIVATED);
            assertThat(owners(phone)).as(phone).isEqualTo(1);
            all.addAll(statuses);
        }

        assertThat(all).filteredOn(Status.ACCOUNT_ACTIVATED::equals).hasSize(ROUNDS);
        assertThat(all).filteredOn(Status.ACCOUNT_NOT_ACTIVATED::equals).hasSize(ROUNDS * (CALLERS - 1));
    }

    @Test
    void activateAccountShouldUseUpACodeOnceWhenItIsGivenEightTimes() throws Exception {
        for (int round = 0; round < ROUNDS / 4; round++) {
            String phone = String.format("+337%08d", round);
            String username = "twice" + round;
            String code = createByPhone(username, phone);

            List<Status> statuses = together(caller -> {
                AccountCreator creator = creator(username);
                creator.setPhoneNumber(phone);
                creator.setActivationCode(code);
                return finalStatus(creator, creator.activateAccount());
            });

            assertThat(statuses).as(username).containsOnlyOnce(Status.ACCOUNT_ACTIVATED);
            assertThat(owners(phone)).as(phone).isEqualTo(1);
            AccountCreator byPhone = creators.newAccountCreator();
            byPhone.setPhoneNumber(phone);
            assertThat(finalStatus(byPhone, byPhone.isAliasUsed())).isEqualTo(Status.ALIAS_EXIST);
        }
    }

    @Test
    void activateAccountShouldLookAtNoMoreGuessesThanThereAreTriesWhenTheyComeTogether() throws Exception {
        int lucky = 0;
        for (int round = 0; round < ROUNDS / 4; round++) {
            String username = "guess" + round;
            String right = createByPhone(username, String.format("+338%08d", round));

            List<Status> wrong = together(caller -> guess(username, "wrong" + caller));

            assertThat(wrong).containsOnly(Status.WRONG_ACTIVATION_CODE);
            if (guess(username, right) == Status.ACCOUNT_ACTIVATED) {
                lucky++;
            }
        }

        assertThat(lucky)
                .as("right codes that still worked after eight wrong ones")
                .isZero();
    }

    @Test
    void noMoreGuessesShouldBeLookedAtThanAWindowHasWhenThereAreTenThousandAndNewCodes() throws Exception {
        String right = createByPhone("victim", "+33699999999");
        guess("victim", right);
        AtomicInteger next = new AtomicInteger();
        ExecutorService guessers = Executors.newFixedThreadPool(50);
        List<Future<Status>> guesses = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            guesses.add(guessers.submit(() -> {
                int mine = next.getAndIncrement();
                if (mine % 1000 == 0) {
                    recover("victim");
                }
                return login("victim", "wrong" + mine);
            }));
        }
        for (Future<Status> guess : guesses) {
            assertThat(guess.get()).isEqualTo(Status.WRONG_ACTIVATION_CODE);
        }
        guessers.shutdown();

        String stored = attribute("victim", "sipAccountRecoveryCode");
        assertThat(StoredCode.parse(stored).orElseThrow().window().wrong()).isBetween(1, 6);
        String last = fixture.sent.last("+33699999999").orElseThrow().code().reveal();
        assertThat(login("victim", last)).isEqualTo(Status.WRONG_ACTIVATION_CODE);
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(recover("victim")).isEqualTo(Status.REQUEST_OK);
        String fresh = fixture.sent.last("+33699999999").orElseThrow().code().reveal();
        assertThat(login("victim", fresh)).isEqualTo(Status.REQUEST_OK);
    }

    private Status recover(String username) {
        AccountCreator creator = creator(username);
        creator.setPhoneNumber("+33699999999");
        return finalStatus(creator, creator.recoverAccount());
    }

    private Status login(String username, String code) {
        AccountCreator creator = creator(username);
        creator.setActivationCode(code);
        return finalStatus(creator, creator.loginLinphoneAccount());
    }

    private static String attribute(String username, String attribute) throws Exception {
        try (LDAPConnection connection = slapd.connect()) {
            return connection
                    .getEntry("uid=" + username + ",ou=" + DOMAIN + ",ou=accounts," + Slapd.BASE)
                    .getAttributeValue(attribute);
        }
    }

    private Status guess(String username, String code) {
        AccountCreator creator = creator(username);
        creator.setActivationCode(code);
        return finalStatus(creator, creator.activateAccount());
    }

    private String createByPhone(String username, String phone) {
        AccountCreator creator = creator(username);
        creator.setPhoneNumber(phone);
        assertThat(finalStatus(creator, creator.createAccount())).isEqualTo(Status.ACCOUNT_CREATED);
        return fixture.sent.last(phone).orElseThrow().code().reveal();
    }

    private AccountCreator creator(String username) {
        AccountCreator creator = creators.newAccountCreator();
        creator.setUsername(username);
        return creator;
    }

    private static Status finalStatus(AccountCreator creator, Submission submission) {
        try (creator) {
            return submission.finalStatus().toCompletableFuture().join().status();
        }
    }

    private static int owners(String phone) throws Exception {
        try (LDAPConnection connection = slapd.connect()) {
            Filter filter = Filter.createEqualityFilter("sipAccountPhoneAlias", phone);
            return connection
                    .search("ou=" + DOMAIN + ",ou=accounts," + Slapd.BASE, SearchScope.ONE, filter, "1.1")
                    .getEntryCount();
        }
    }

    /** Runs a call once for each caller, all at the same moment. */
    private static <T> List<T> together(IntFunction<T> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            futures.add(callers.submit(() -> {
                start.await();
                return call.apply(number);
            }));
        }
        start.countDown();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
