package io.accountcreator.spi;

import static io.accountcreator.spi.Message.Purpose.ACTIVATION;
import static io.accountcreator.spi.Message.Purpose.ALIAS;
import static io.accountcreator.spi.Message.Purpose.RECOVERY;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_ALREADY_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_LINKED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_IS_ACCOUNT;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.SERVER_ERROR;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;

import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.Secret;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.status.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps accounts in memory, for tests: passes the same contract as the backends of production. Thread-safe. */
public final class InMemoryBackend implements BlockingBackend {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final Clock clock;
    private final CodeGenerator codes;
    private final InMemorySender sender;
    private final Limits limits;

    /**
     * Makes an empty backend with the usual limits.
     *
     * @param clock the time, for expiry and windows
     * @param codes maker of codes
     * @param sender the way to people
     */
    public InMemoryBackend(Clock clock, CodeGenerator codes, MessageSender sender) {
        this(clock, codes, sender, Limits.USUAL);
    }

    /**
     * Makes an empty backend.
     *
     * @param clock the time, for expiry and windows
     * @param codes maker of codes
     * @param sender the way to people
     * @param limits its limits
     */
    public InMemoryBackend(Clock clock, CodeGenerator codes, MessageSender sender, Limits limits) {
        this.clock = clock;
        this.codes = codes;
        this.sender = new InMemorySender(clock, sender, limits);
        this.limits = limits;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public Outcome isAccountExist(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAccount(request, account -> account.alias()
                .map(phone -> Outcome.of(ACCOUNT_EXIST_WITH_ALIAS).withPhone(phone))
                .orElse(Outcome.of(ACCOUNT_EXIST)));
    }

    @Override
    public Outcome createAccount(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        String username = Objects.requireNonNull(request.identity());
        String domain = Objects.requireNonNull(request.domain());
        boolean foreignNumber = request.phone() != null
                && username.startsWith("+")
                && !PhoneNumberForms.same(username, request.phone());
        if (foreignNumber || !limits.domains.contains(domain)) {
            return Outcome.of(ACCOUNT_NOT_CREATED);
        }
        Algorithm algorithm = request.effectiveAlgorithm();
        Secret ha1 = Optional.ofNullable(request.effectiveHa1()).orElseGet(() -> codes.ha1(algorithm));
        boolean hashGiven = request.effectiveHa1() != null;
        InMemoryAccount account = new InMemoryAccount(username, domain, request.email(), algorithm, ha1, hashGiven);
        Secret code = code(request);
        expect(account, ACTIVATION, code, request);
        if (!accounts.add(account, clock.instant())) {
            return Outcome.of(createAgain(request, domain, username));
        }
        if (accounts.isNumberOfActive(domain, username)) {
            accounts.remove(account);
            return Outcome.of(ACCOUNT_EXIST);
        }
        Status sent = accounts.owner(domain, request.phone()).isPresent()
                ? ACCOUNT_EXIST_WITH_ALIAS
                : sender.send(request, account, ACTIVATION, code, ACCOUNT_NOT_CREATED);
        if (sent == REQUEST_OK) {
            account.sent();
        } else {
            accounts.remove(account);
        }
        return Outcome.of(sent == REQUEST_OK ? ACCOUNT_CREATED : sent);
    }

    private Status createAgain(AccountRequest request, String domain, String username) {
        String target = target(request);
        Optional<InMemoryAccount> there =
                accounts.named(domain, username).filter(account -> account.isCreatedAgainBy(request, target));
        if (there.isEmpty()) {
            return ACCOUNT_EXIST;
        }
        if (accounts.owner(domain, request.phone()).isPresent()) {
            return ACCOUNT_EXIST_WITH_ALIAS;
        }
        InMemoryAccount account = there.get();
        Secret code = code(request);
        Status sent = sender.send(request, account, account.loginPurpose(), code, ACCOUNT_NOT_CREATED);
        if (sent != REQUEST_OK) {
            return sent;
        }
        return account.createAgain(code, target, expiry(request), request.email()) ? ACCOUNT_CREATED : ACCOUNT_EXIST;
    }

    @Override
    public Outcome activateAccount(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAccount(request, account -> {
            if (account.isActive() && request.phone() == null) {
                return Outcome.of(ACCOUNT_ALREADY_ACTIVATED);
            }
            if (!account.awaitsOwner()
                    && account.ha1(request.effectiveAlgorithm()).isEmpty()) {
                return Outcome.of(ACCOUNT_NOT_ACTIVATED);
            }
            return redeem(request, account, request.phone(), ACCOUNT_ACTIVATED);
        });
    }

    @Override
    public Outcome isAccountActivated(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAccount(
                request, account -> Outcome.of(account.isActive() ? ACCOUNT_ACTIVATED : ACCOUNT_NOT_ACTIVATED));
    }

    @Override
    public Outcome isAliasUsed(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        if (accounts.owner(request.domain(), request.phone()).isPresent()) {
            return Outcome.of(ALIAS_EXIST);
        }
        boolean isAccount = accounts.ofPhone(request.domain(), request.phone()).isPresent();
        return Outcome.of(isAccount ? ALIAS_IS_ACCOUNT : ALIAS_NOT_EXIST);
    }

    @Override
    public Outcome linkAccount(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAccount(request, account -> {
            boolean free = accounts.owner(request.domain(), request.phone())
                    .map(account::equals)
                    .orElse(true);
            Purpose stored = account.waitsAt(request.phone()) ? RECOVERY : ALIAS;
            return Outcome.of(free ? sendFresh(request, account, stored) : ACCOUNT_NOT_LINKED);
        });
    }

    @Override
    public Outcome activateAlias(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAccount(request, account -> Outcome.of(link(request, account)));
    }

    @Override
    public Outcome recoverAccount(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        Optional<InMemoryAccount> found = request.phone() != null
                ? accounts.ofPhone(request.domain(), request.phone())
                        .or(() -> accounts.waitingAt(request.domain(), request.phone()))
                : accounts.named(request.domain(), request.username())
                        .filter(account -> Objects.equals(account.email(), request.email()));
        return found.filter(account -> account.isActive() || account.mayBeActivatedAt(target(request)))
                .map(account -> {
                    Outcome outcome = Outcome.of(sendFresh(request, account, RECOVERY));
                    return outcome.status() == REQUEST_OK ? outcome.withUsername(account.username) : outcome;
                })
                .orElse(Outcome.of(ACCOUNT_NOT_EXIST));
    }

    @Override
    public Outcome isAccountLinked(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAccount(request, account -> account.alias()
                .map(phone -> Outcome.of(ACCOUNT_LINKED).withPhone(phone))
                .orElse(Outcome.of(ACCOUNT_NOT_LINKED)));
    }

    @Override
    public Outcome updateAccount(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAuthorized(request, account -> {
            account.replaceHa1(
                    request.effectiveAlgorithm(), Objects.requireNonNull(request.effectiveNewHa1(account.username)));
            return Outcome.of(REQUEST_OK);
        });
    }

    @Override
    public Outcome loginLinphoneAccount(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAccount(request, account -> redeem(request, account, null, REQUEST_OK));
    }

    @Override
    public Outcome deleteAccount(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAuthorized(request, account -> {
            accounts.remove(account);
            return Outcome.of(REQUEST_OK);
        });
    }

    @Override
    public Outcome confirmationKey(AccountRequest given) {
        AccountRequest request = given.withNormalPhone();
        return withAuthorized(request, account -> {
            Secret code = codes.code(Channel.EMAIL);
            account.expectInPlaceOfLast(account.newestPurpose(clock.instant()), code, expiry(limits.mailLifetime));
            return Outcome.of(REQUEST_OK).withActivationCode(code);
        });
    }

    /**
     * Gives an account a second hash, which no operation can.
     *
     * @param username its name
     * @param domain its domain
     * @param algorithm algorithm of the hash
     * @param ha1 the hash
     */
    public void addHa1(String username, String domain, Algorithm algorithm, String ha1) {
        accounts.named(domain, username).orElseThrow().addHa1(algorithm, Secret.of(ha1));
    }

    private Outcome withAccount(AccountRequest request, Function<InMemoryAccount, Outcome> work) {
        return accounts.of(request).map(work).orElse(Outcome.of(ACCOUNT_NOT_EXIST));
    }

    private Outcome withAuthorized(AccountRequest request, Function<InMemoryAccount, Outcome> work) {
        return withAccount(
                request,
                account -> account.isAuthorized(request) ? work.apply(account) : Outcome.of(REQUEST_NOT_AUTHORIZED));
    }

    /** Only who created an account and received the code has shown to be one person; else the hash is a new one. */
    private Outcome redeem(AccountRequest request, InMemoryAccount account, @Nullable String target, Status done) {
        boolean created = !account.awaitsOwner() && request.operation() == Operation.ACTIVATE_ACCOUNT;
        Optional<String> provenBy =
                account.use(account.loginPurpose(), request.activationCode(), target, clock.instant());
        if (provenBy.isEmpty()) {
            return Outcome.of(WRONG_ACTIVATION_CODE);
        }
        boolean byPhone = !account.isActive() && !provenBy.get().contains("@");
        if (byPhone && !accounts.reserve(account, provenBy.get())) {
            return Outcome.of(ACCOUNT_NOT_ACTIVATED);
        }
        if (account.isActive() || created) {
            account.activate();
        } else {
            Algorithm algorithm = request.effectiveAlgorithm();
            account.handOver(provenBy.get(), algorithm, codes.ha1(algorithm));
        }
        Map.Entry<Algorithm, Secret> ha1 = account.anyHa1(request.effectiveAlgorithm());
        return Outcome.of(done).withHa1(ha1.getValue(), ha1.getKey());
    }

    private Status link(AccountRequest request, InMemoryAccount account) {
        String phone = Objects.requireNonNull(request.phone());
        if (!account.isActive()) {
            return ACCOUNT_NOT_ACTIVATED;
        }
        if (!account.isAuthorized(request)) {
            return REQUEST_NOT_AUTHORIZED;
        }
        if (account.use(ALIAS, request.activationCode(), phone, clock.instant()).isEmpty()) {
            return WRONG_ACTIVATION_CODE;
        }
        return accounts.reserve(account, phone) ? ACCOUNT_ACTIVATED : ACCOUNT_EXIST_WITH_ALIAS;
    }

    /** The code replaces the last one only after it was sent. */
    private Status sendFresh(AccountRequest request, InMemoryAccount account, Purpose purpose) {
        Secret code = code(request);
        Purpose told = request.operation() == Operation.LINK_ACCOUNT ? ALIAS : purpose;
        Status sent = sender.send(request, account, told, code, SERVER_ERROR);
        if (sent == REQUEST_OK) {
            expect(account, purpose, code, request);
        }
        return sent;
    }

    private Secret code(AccountRequest request) {
        return codes.code(request.phone() != null ? Channel.SMS : Channel.EMAIL);
    }

    private void expect(InMemoryAccount account, Purpose purpose, Secret code, AccountRequest request) {
        account.expect(purpose, code, target(request), expiry(request));
    }

    private static String target(AccountRequest request) {
        String phone = request.phone();
        return phone != null ? phone : String.valueOf(request.email());
    }

    private Instant expiry(AccountRequest request) {
        return expiry(request.phone() != null ? limits.smsLifetime : limits.mailLifetime);
    }

    private Instant expiry(Duration lifetime) {
        return clock.instant().plus(lifetime);
    }

    /**
     * What an {@link InMemoryBackend} keeps to.
     *
     * @param domains domains that it serves, lower case
     * @param mailLifetime how long a code out of an e-mail is good
     * @param smsLifetime how long a code out of an SMS is good
     * @param smsLimit greatest number of SMS to a phone number in a window
     * @param smsWindow length of the window
     */
    public record Limits(
            Set<String> domains, Duration mailLifetime, Duration smsLifetime, int smsLimit, Duration smsWindow) {
        /** {@code sip.example.org}; a day, an hour; three a day. */
        public static final Limits USUAL =
                new Limits(Set.of("sip.example.org"), Duration.ofDays(1), Duration.ofHours(1), 3, Duration.ofDays(1));
    }
}
