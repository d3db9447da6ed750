package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModifyRequest;
import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Algorithm;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.event.MessagesStopped;
import io.accountcreator.ldap.command.Administration;
import io.accountcreator.ldap.command.NumberRelease;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.inspection.NumberFormsInspection;
import io.accountcreator.ldap.reconciliation.Reconciler;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.Settings;
import io.accountcreator.spi.TestClock;
import io.accountcreator.spi.TestCodes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The LDAP backend as a host would make it, with a clock, codes and messages in the hands of the test. */
public final class LdapFixture implements AutoCloseable {
    public final TestClock clock = new TestClock();
    final TestCodes codes = new TestCodes();
    public final SentMessages sent = new SentMessages();
    public final List<MessagesStopped> stopped = new CopyOnWriteArrayList<>();
    public final AccountCreatorService service;

    private final ExecutorService executor = Executors.newFixedThreadPool(16);
    private final Settings settings;
    private final LdapConfig config;
    private final Directory directory;

    /** @param settings on top of domain {@code sip.example.org} */
    public LdapFixture(Map<String, String> settings) {
        this(settings, null);
    }

    /**
     * The same on another way to a directory.
     *
     * @param around takes the way that the settings name, and gives the one to take
     */
    public LdapFixture(Map<String, String> settings, UnaryOperator<FullLDAPInterface> around) {
        Map<String, String> all = new HashMap<>(Map.of("accountcreator.domain", "sip.example.org"));
        // Crowds get more messages than an operator would pay for unasked, and their numbers are in a row.
        all.put("accountcreator.sms.budget", "1000000");
        all.put("accountcreator.sms.range-limit", "1000000");
        all.put("accountcreator.sms.used-percent", "0");
        all.put("accountcreator.mail.budget", "1000000");
        all.put("accountcreator.mail.used-percent", "0");
        all.put("accountcreator.phone.check", "shape");
        all.put("accountcreator.sms.types", "*");
        all.putAll(settings);
        this.settings = Settings.of(all);
        config = LdapConfig.from(this.settings).orElseThrow();
        try {
            Directory named = Directory.open(config);
            directory = around == null
                    ? named
                    : new Directory(
                            around.apply(named.connections()),
                            config.base().toString(),
                            Integer.MAX_VALUE,
                            Duration.ofSeconds(1));
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
        BackendContext context = BackendContext.of(this.settings, executor, clock, codes, sent, stopped::add);
        service = new LdapAccountCreatorService(config, directory, context).on(executor);
    }

    public static LdapFixture inMemory() {
        return new LdapFixture(Map.of("accountcreator.ldap.url", "memory:"));
    }

    /** Gives an account a second hash, as an import would. */
    public boolean addHa1(String domain, String username, Algorithm algorithm, String ha1) {
        String dn = LdapEntries.of(config).account(domain, username).toString();
        try {
            directory
                    .connections()
                    .modify(new ModifyRequest(dn, new Modification(REPLACE, LdapEntries.ha1(algorithm), ha1)));
            return true;
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
    }

    public LdapEntries entries() {
        return LdapEntries.of(config);
    }

    /** Asks with every field filled in, and waits for the end. */
    public FinalStatus ask(Function<AccountCreator, Submission> operation) {
        try (AccountCreators creators = AccountCreators.builder(service)
                        .rules(AccountRules.from(settings))
                        .deadline(Duration.ofMinutes(1))
                        .build();
                AccountCreator creator = filled(creators)) {
            return operation.apply(creator).finalStatus().toCompletableFuture().join();
        }
    }

    static AccountCreator filled(AccountCreators creators) {
        AccountCreator creator = creators.newAccountCreator();
        creator.setUsername("bob");
        creator.setPhoneNumber("+33612345678");
        creator.setActivationCode("0000");
        creator.setEmail("bob@example.org");
        creator.setHa1("0123456789abcdef0123456789abcdef");
        creator.setNewHa1("fedcba9876543210fedcba9876543210");
        return creator;
    }

    public Administration administration() {
        return new Administration(directory, config, clock);
    }

    /** What a host does from time to time while it is degraded. */
    void testWrite() {
        directory.testWrite();
    }

    NumberRelease.Released release(String number) throws LDAPException {
        return new NumberRelease(directory, config).release(number);
    }

    public Reconciler reconciler() {
        return new Reconciler(directory, config, clock);
    }

    NumberFormsInspection numberForms() {
        return new NumberFormsInspection(directory, config);
    }

    public Accounts accounts() {
        return new Accounts(directory, entries());
    }

    public FullLDAPInterface directory() {
        return directory.connections();
    }

    public Settings settings() {
        return settings;
    }

    Executor executor() {
        return executor;
    }

    /** Whether nothing is under way after the end. */
    public boolean isIdle() {
        try {
            return executor.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        service.close();
    }
}
