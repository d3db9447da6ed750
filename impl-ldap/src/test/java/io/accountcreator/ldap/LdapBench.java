package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Submission;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the backend adds to the directory's own work: operations on accounts beside the library's raw search and add of the
 * same entry, over the same connections to the same slapd: {@code mvn -Pbench -pl impl-ldap -am}. Rounds take turns, so that a
 * slow moment of the machine hits each; the median of a round's ratio to the raw one beside it is what counts. Ours runs in
 * the caller's thread, as the raw one does, and handed over to an executor, as in a host.
 */
public final class LdapBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final long ROUND_NANOS = Long.getLong("bench.millis", 2000) * 1_000_000L;
    private static final int ACCOUNTS = 1000;
    private static final int WARM_UP_CALLERS = 4;
    private static final String DOMAIN = "sip.example.org";

    private final AtomicInteger next = new AtomicInteger();
    private final LdapEntries entries;
    private final FullLDAPInterface raw;
    private final AccountCreators creators;
    private final AccountCreators here;
    private final Entry template;

    private LdapBench(LdapEntries entries, FullLDAPInterface raw, AccountCreators creators, AccountCreators here)
            throws LDAPException {
        this.entries = entries;
        this.raw = raw;
        this.creators = creators;
        this.here = here;
        for (int number = 0; number < ACCOUNTS; number++) {
            create(here, "there" + number);
        }
        template = raw.getEntry(dn("there0").toString());
    }

    public static void main(String[] args) throws Exception {
        System.out.printf(
                "%-14s %7s %-16s %10s %10s %6s %10s %6s%n",
                "commit", "callers", "", "raw/s", "ours/s", "ratio", "handed/s", "ratio");
        measure("durable", Slapd.Setup.PLAIN);
        measure("nometasync", Slapd.Setup.database("olcDbEnvFlags: nometasync"));
        System.exit(0);
    }

    private static void measure(String commit, Slapd.Setup setup) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(16);
        try (Slapd slapd = Slapd.start(setup)) {
            Map<String, String> all = new HashMap<>(slapd.settings());
            all.put("accountcreator.domain", DOMAIN);
            Settings settings = Settings.of(all);
            LdapConfig config = LdapConfig.from(settings).orElseThrow();
            Directory directory = Directory.open(config);
            BackendContext context = BackendContext.of(settings, executor, message -> {});
            BlockingBackend backend = new LdapAccountCreatorService(config, directory, context);
            AccountCreatorService service = backend.on(executor);
            AccountRules rules = AccountRules.from(settings);
            try (AccountCreators creators =
                            AccountCreators.builder(service).rules(rules).build();
                    AccountCreators here = AccountCreators.builder(backend.on(Runnable::run))
                            .rules(rules)
                            .build()) {
                new LdapBench(new LdapEntries(config.base(), config.layout()), directory.connections(), creators, here)
                        .compare(commit);
            }
            service.close();
        }
        executor.shutdown();
    }

    private void compare(String commit) throws Exception {
        Map<String, Work[]> pairs = new LinkedHashMap<>();
        pairs.put("isAccountExist", new Work[] {this::search, () -> ask(here, known()), () -> ask(creators, known())});
        pairs.put(
                "createAccount", new Work[] {this::add, () -> create(here, fresh()), () -> create(creators, fresh())});
        for (Work[] works : pairs.values()) {
            for (Work work : works) {
                round(work, WARM_UP_CALLERS);
            }
        }
        for (int callers : new int[] {1, 4, 16}) {
            for (Map.Entry<String, Work[]> pair : pairs.entrySet()) {
                double[][] seen = new double[5][ROUNDS];
                for (int round = -1; round < ROUNDS; round++) {
                    double library = round(pair.getValue()[0], callers);
                    double direct = round(pair.getValue()[1], callers);
                    double handed = round(pair.getValue()[2], callers);
                    if (round >= 0) {
                        seen[0][round] = library;
                        seen[1][round] = direct;
                        seen[2][round] = direct / library;
                        seen[3][round] = handed;
                        seen[4][round] = handed / library;
                    }
                }
                System.out.printf(
                        "%-14s %7d %-16s %10.0f %10.0f %6.2f %10.0f %6.2f%n",
                        commit,
                        callers,
                        pair.getKey(),
                        median(seen[0]),
                        median(seen[1]),
                        median(seen[2]),
                        median(seen[3]),
                        median(seen[4]));
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Calls per second. */
    private static double round(Work work, int callers) throws Exception {
        AtomicInteger done = new AtomicInteger();
        long begin = System.nanoTime();
        Thread[] threads = new Thread[callers];
        for (int caller = 0; caller < callers; caller++) {
            threads[caller] = new Thread(() -> {
                try {
                    while (System.nanoTime() - begin < ROUND_NANOS) {
                        work.run();
                        done.incrementAndGet();
                    }
                } catch (LDAPException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads[caller].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return done.get() * 1e9 / (System.nanoTime() - begin);
    }

    private void search() throws LDAPException {
        if (raw.getEntry(dn(known()).toString()) == null) {
            throw new IllegalStateException("not found");
        }
    }

    private static void ask(AccountCreators creators, String username) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            expect(Status.ACCOUNT_EXIST, creator.isAccountExist());
        }
    }

    private void add() throws LDAPException {
        String username = fresh();
        Entry entry = template.duplicate();
        entry.setDN(dn(username));
        for (String attribute : new String[] {"uid", "cn", "sn", "SIPIdentityUserName"}) {
            entry.setAttribute(attribute, username);
        }
        entry.setAttribute("SIPIdentitySIPURI", "sip:" + username + "@" + DOMAIN);
        raw.add(entry);
    }

    private static void create(AccountCreators creators, String username) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            creator.setEmail("somebody@example.org");
            creator.setHa1("0123456789abcdef0123456789abcdef");
            expect(Status.ACCOUNT_CREATED, creator.createAccount());
        }
    }

    private static void expect(Status expected, Submission submission) {
        Status status = submission.finalStatus().toCompletableFuture().join().status();
        if (status != expected) {
            throw new IllegalStateException(status.name());
        }
    }

    private DN dn(String username) {
        return entries.account(DOMAIN, username);
    }

    private String known() {
        return "there" + next.getAndIncrement() % ACCOUNTS;
    }

    private String fresh() {
        return "new" + next.getAndIncrement();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws LDAPException;
    }
}
