package io.accountcreator.host.fuzz;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.InMemoryBackend;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Settings;
import io.accountcreator.spi.TestClock;
import io.accountcreator.spi.UniformService;
import io.accountcreator.status.Status;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Two accounts in memory, anew for every request, so that an input means the same whatever came before: {@code bob} is
 * active, has a phone number and waits for codes, {@code alice} is not confirmed yet. Every code is the same.
 */
public final class FreshAccounts extends UniformService {
    private static final String DOMAIN = "sip.example.org";
    private static final String BOBS_PHONE = "+33612345678";
    private static final String PASSWORD = "secret";
    private static final String CODE = "1234";

    /** The settings of the host before these accounts. */
    public static final Map<String, String> SETTINGS = Map.of(
            "accountcreator.domain", DOMAIN,
            "accountcreator.gateway.test-methods", "true",
            "accountcreator.limit.messages", "off",
            "accountcreator.limit.messages.network", "off",
            "accountcreator.limit.tries", "off",
            "accountcreator.limit.tries.network", "off",
            "accountcreator.limit.questions", "off",
            "accountcreator.limit.questions.network", "off");

    private static final CodeGenerator CODES = new CodeGenerator() {
        @Override
        public Secret code(Message.Channel channel) {
            return Secret.of(CODE);
        }

        @Override
        public Secret ha1(Algorithm algorithm) {
            return Secret.of("0".repeat(algorithm.hexLength()));
        }
    };

    private final TestClock clock = new TestClock();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private FreshAccounts() {}

    /** Creators in front of such accounts; every request of theirs ends inside the call. */
    public static AccountCreators creators() {
        return AccountCreators.builder(new FreshAccounts())
                .rules(AccountRules.from(Settings.of(SETTINGS)))
                .build();
    }

    @Override
    public String name() {
        return "fresh";
    }

    @Override
    protected Status call(Operation operation, AccountRequest request, Completion completion) {
        return operation.call(accounts(), request, completion);
    }

    private AccountCreatorService accounts() {
        InMemoryBackend backend = new InMemoryBackend(clock, CODES, message -> {});
        AccountCreatorService service = backend.on(Runnable::run);
        try (AccountCreators creators =
                        AccountCreators.builder(service).timer(timer).build();
                AccountCreator bob = creators.newAccountCreator();
                AccountCreator alice = creators.newAccountCreator()) {
            alice.setUsername("alice");
            alice.setDomain(DOMAIN);
            alice.setEmail("alice@example.org");
            alice.setPassword(PASSWORD);
            alice.createAccount();
            bob.setUsername("bob");
            bob.setDomain(DOMAIN);
            bob.setPhoneNumber(BOBS_PHONE);
            bob.setPassword(PASSWORD);
            bob.setActivationCode(CODE);
            bob.createAccount();
            bob.activateAccount();
            bob.recoverAccount();
            bob.linkAccount();
        }
        backend.addHa1(
                "bob",
                DOMAIN,
                Algorithm.SHA_256,
                Ha1.of(Algorithm.SHA_256, "bob", DOMAIN, Secret.of(PASSWORD)).reveal());
        return service;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
