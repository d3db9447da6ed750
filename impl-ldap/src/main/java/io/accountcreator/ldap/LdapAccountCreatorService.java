package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;
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
import static io.accountcreator.status.Status.ALGO_NOT_SUPPORTED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_IS_ACCOUNT;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.SERVER_ERROR;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static java.util.Objects.requireNonNull;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations on accounts in a directory. */
final class LdapAccountCreatorService implements BlockingBackend {
    private static final Logger LOG = System.getLogger(LdapAccountCreatorService.class.getName());

    private final LdapConfig config;
    private final Directory directory;
    private final Accounts accounts;
    private final Aliases aliases;
    private final Codes codes;
    private final Delivery delivery;
    private final CodeGenerator generator;
    private final Clock clock;
    private final Optional<Periodic> tidying;

    LdapAccountCreatorService(LdapConfig config, Directory directory, BackendContext context) {
        this.config = config;
        this.directory = directory;
        clock = context.clock();
        generator = context.codes();
        accounts = new Accounts(directory, new LdapEntries(config.base()));
        aliases = new Aliases(accounts, clock);
        codes = new Codes(accounts, config.codes(), clock, generator);
        SmsCounter counter = new SmsCounter(accounts, clock, config.smsLimit(), config.smsWindow());
        delivery = new Delivery(counter, context.sender());
        Reconciler reconciler = new Reconciler(directory, config, clock);
        tidying = config.retention()
                .interval()
                .map(interval -> Periodic.start(interval, context.executor(), () -> tidyUp(reconciler)));
    }

    private static void tidyUp(Reconciler reconciler) {
        try {
            LOG.log(Level.INFO, "reconciled: {0}", reconciler.run());
        } catch (LDAPException e) {
            LOG.log(Level.WARNING, "not reconciled: {0}", e.getResultCode().getName());
        }
    }

    /**
     * Makes the backend that the settings ask for.
     *
     * @throws io.accountcreator.spi.SettingException if a setting is bad
     */
    static BlockingBackend from(BackendContext context) {
        Optional<LdapConfig> config = LdapConfig.from(context.settings());
        if (config.isEmpty()) {
            return new NotConfigured();
        }
        try {
            return new LdapAccountCreatorService(config.get(), Directory.open(config.get()), context);
        } catch (LDAPException e) {
            throw new IllegalStateException(
                    "the directory cannot be opened: " + e.getResultCode().getName(), e);
        }
    }

    @Override
    public String name() {
        return LdapBackend.NAME;
    }

    @Override
    public String description() {
        return name() + config.place();
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public boolean ready() {
        try {
            return directory.canSee(config.base().toString());
        } catch (LDAPException e) {
            LOG.log(Level.DEBUG, "not ready: {0}", e.getResultCode().getName());
            return false;
        }
    }

    @Override
    public void close() {
        tidying.ifPresent(Periodic::close);
        directory.close();
    }

    // ---- questions
    // ----------------------------------------------------------------------------------------------------

    @Override
    public Outcome isAccountExist(AccountRequest request) {
        return answer(request, (domain, identity) -> {
            Optional<Account> account = named(domain, identity);
            if (account.filter(this::isThere).isPresent()) {
                return told(account.get(), ACCOUNT_EXIST, ACCOUNT_EXIST_WITH_ALIAS);
            }
            if (account.filter(this::blocksItsName).isPresent()) {
                return Outcome.of(ACCOUNT_EXIST);
            }
            return byAlias(domain, identity).isPresent()
                    ? Outcome.of(ACCOUNT_EXIST_WITH_ALIAS).withPhone(identity)
                    : Outcome.of(ACCOUNT_NOT_EXIST);
        });
    }

    @Override
    public Outcome isAccountActivated(AccountRequest request) {
        return ofAccount(
                request,
                (domain, account) -> Outcome.of(account.activated() ? ACCOUNT_ACTIVATED : ACCOUNT_NOT_ACTIVATED));
    }

    @Override
    public Outcome isAccountLinked(AccountRequest request) {
        return ofAccount(request, (domain, account) -> told(account, ACCOUNT_NOT_LINKED, ACCOUNT_LINKED));
    }

    @Override
    public Outcome isAliasUsed(AccountRequest request) {
        return answer(request, (domain, identity) -> {
            String phone = request.phone();
            if (phone == null) {
                return Outcome.of(ALIAS_NOT_EXIST);
            }
            if (byAlias(domain, phone).isPresent()) {
                return Outcome.of(ALIAS_EXIST);
            }
            return Outcome.of(byName(domain, phone).isPresent() ? ALIAS_IS_ACCOUNT : ALIAS_NOT_EXIST);
        });
    }

    // ---- creation and activation
    // --------------------------------------------------------------------------------------

    @Override
    public Outcome createAccount(AccountRequest request) {
        return answer(request, (domain, username) -> {
            Optional<String> refusal = refusal(request, domain, username);
            if (refusal.isPresent()) {
                return Outcome.of(ACCOUNT_NOT_CREATED).withResponse(refusal.get());
            }
            if (!config.algorithms().allow(domain, request.effectiveAlgorithm())) {
                return Outcome.of(ALGO_NOT_SUPPORTED);
            }
            String phone = request.phone();
            if (phone != null && byAlias(domain, phone).isPresent()) {
                return Outcome.of(byName(domain, username).isPresent() ? ACCOUNT_EXIST : ACCOUNT_EXIST_WITH_ALIAS);
            }
            return create(request, domain, username);
        });
    }

    /** Why the account is not to be, before anything is asked of the directory. */
    private Optional<String> refusal(AccountRequest request, String domain, String username) {
        String phone = request.phone();
        String email = request.email();
        if (!config.serves(domain)) {
            return Optional.of("the domain is not served");
        }
        if (phone != null && !PhoneNumbers.isE164(phone)) {
            return Optional.of("the phone number is not E.164");
        }
        if (username.startsWith("+") && !username.equals(phone)) {
            // A name that is a number belongs to whoever receives its messages.
            return Optional.of("the user name is a phone number other than the account's");
        }
        if (email != null && !email.chars().allMatch(c -> c < 0x80)) {
            return Optional.of("the directory holds ASCII e-mail addresses only");
        }
        return Optional.empty();
    }

    private Outcome create(AccountRequest request, String domain, String username) throws LDAPException {
        String phone = request.phone();
        Channel channel = phone != null ? Channel.SMS : Channel.EMAIL;
        String target = phone != null ? phone : requireNonNull(request.email());
        Algorithm algorithm = request.effectiveAlgorithm();
        Secret given = request.effectiveHa1();
        DN dn = accounts.entries().account(domain, username);
        Codes.Fresh fresh = codes.first(dn, channel, target);
        var entry = accounts.entries()
                .newAccount(
                        request,
                        username,
                        given != null ? given : generator.ha1(algorithm),
                        fresh.stored(),
                        clock.instant());
        if (!accounts.add(entry) && !(makeRoom(domain, username) && accounts.add(entry))) {
            return Outcome.of(ACCOUNT_EXIST);
        }
        Message message = new Message(
                channel, target, Purpose.ACTIVATION, fresh.code(), username, domain, algorithm, request.language());
        return sendOrUndo(message, dn, fresh);
    }

    /** Removes what has this name and does not block it any more; false if there is none. */
    private boolean makeRoom(String domain, String username) throws LDAPException {
        Optional<Account> account = accounts.find(domain, username);
        if (account.isEmpty() || isThere(account.get()) || blocksItsName(account.get())) {
            return false;
        }
        String attribute =
                account.get().deleted().isPresent() ? LdapEntries.DELETED : LdapEntries.code(Purpose.ACTIVATION);
        return accounts.deleteIf(account.get().dn(), attribute, account.get().text(attribute));
    }

    private Outcome sendOrUndo(Message message, DN dn, Codes.Fresh fresh) throws LDAPException {
        boolean sent = false;
        try {
            Optional<Status> refusal = delivery.send(message);
            sent = refusal.isEmpty();
            return Outcome.of(refusal.map(s -> s == SERVER_ERROR ? ACCOUNT_NOT_CREATED : s)
                    .orElse(ACCOUNT_CREATED));
        } finally {
            if (!sent) {
                undo(dn, fresh);
            }
        }
    }

    private void undo(DN dn, Codes.Fresh fresh) throws LDAPException {
        // An interrupt that ended the sending must not end the tidying up too.
        boolean interrupted = Thread.interrupted();
        try {
            String attribute = LdapEntries.code(Purpose.ACTIVATION);
            accounts.deleteIf(dn.toString(), attribute, fresh.stored().format());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Outcome activateAccount(AccountRequest request) {
        return ofWaiting(request, (domain, account) -> {
            if (account.suspended()) {
                return suspended(ACCOUNT_NOT_ACTIVATED);
            }
            String phone = request.phone();
            if (account.activated() && phone == null) {
                return Outcome.of(ACCOUNT_ALREADY_ACTIVATED);
            }
            Algorithm algorithm = request.effectiveAlgorithm();
            if (account.ha1(algorithm).isEmpty()) {
                return Outcome.of(ACCOUNT_NOT_ACTIVATED).withResponse("the account has no hash of this algorithm");
            }
            return confirm(request, domain, account, phone)
                    .map(done -> withHa1(ACCOUNT_ACTIVATED, done, algorithm))
                    .orElse(Outcome.of(WRONG_ACTIVATION_CODE));
        });
    }

    @Override
    public Outcome loginLinphoneAccount(AccountRequest request) {
        return ofWaiting(
                request,
                (domain, account) -> account.suspended()
                        ? suspended(ACCOUNT_NOT_ACTIVATED)
                        : confirm(request, domain, account, null)
                                .map(done -> withHa1(REQUEST_OK, done, request.effectiveAlgorithm()))
                                .orElse(Outcome.of(WRONG_ACTIVATION_CODE)));
    }

    @Override
    public Outcome activateAlias(AccountRequest request) {
        return ofAccount(request, (domain, account) -> {
            if (!account.activated()) {
                return Outcome.of(ACCOUNT_NOT_ACTIVATED);
            }
            if (!authorized(request, account)) {
                return Outcome.of(REQUEST_NOT_AUTHORIZED);
            }
            String phone = requireNonNull(request.phone());
            Secret guess = requireNonNull(request.activationCode());
            return redeem(domain, account, Purpose.ALIAS, phone, guess).isPresent()
                    ? Outcome.of(ACCOUNT_ACTIVATED)
                    : Outcome.of(WRONG_ACTIVATION_CODE);
        });
    }

    /** Uses up the code that an account waits for, and activates the account if it is not. */
    private Optional<Account> confirm(AccountRequest request, String domain, Account account, @Nullable String target)
            throws LDAPException, AliasTakenException {
        return redeem(domain, account, account.purpose(), target, requireNonNull(request.activationCode()));
    }

    /** The reservation comes first, so that a number is never two accounts'; it goes again if nothing comes of it. */
    private Optional<Account> redeem(
            String domain, Account account, Purpose purpose, @Nullable String target, Secret guess)
            throws LDAPException, AliasTakenException {
        List<String> claimed = new ArrayList<>();
        Optional<Account> done = codes.redeem(account, purpose, target, guess, (now, code) -> {
            List<Modification> changes = new ArrayList<>();
            if (purpose == Purpose.ACTIVATION) {
                changes.add(new Modification(REPLACE, LdapEntries.ACTIVATED, LdapEntries.TRUE));
            }
            if (purpose != Purpose.RECOVERY && code.toPhone()) {
                claimed.add(code.target());
                claim(domain, code.target(), now.dn());
                if (!now.aliases().contains(code.target())) {
                    changes.add(new Modification(ADD, LdapEntries.PHONE_ALIAS, code.target()));
                }
            }
            return changes;
        });
        if (done.isEmpty()) {
            releaseUnlessOwned(domain, account.dn(), claimed);
        }
        return done;
    }

    private void claim(String domain, String phone, String dn) throws LDAPException, AliasTakenException {
        if (!aliases.claim(domain, phone, dn)) {
            throw new AliasTakenException();
        }
    }

    private void releaseUnlessOwned(String domain, String dn, List<String> claimed) throws LDAPException {
        Optional<Account> now = claimed.isEmpty() ? Optional.empty() : accounts.read(dn);
        for (String phone : Set.copyOf(claimed)) {
            if (now.filter(account -> account.aliases().contains(phone)).isEmpty()) {
                aliases.release(domain, phone, dn);
            }
        }
    }

    // ---- codes by message
    // ---------------------------------------------------------------------------------------------

    @Override
    public Outcome linkAccount(AccountRequest request) {
        return ofAccount(request, (domain, account) -> {
            String phone = requireNonNull(request.phone());
            if (account.suspended()) {
                return suspended(ACCOUNT_NOT_LINKED);
            }
            if (!PhoneNumbers.isE164(phone)) {
                return Outcome.of(ACCOUNT_NOT_LINKED).withResponse("the phone number is not E.164");
            }
            Optional<Account> owner = byAlias(domain, phone);
            if (owner.isPresent() && !owner.get().dn().equals(account.dn())) {
                return Outcome.of(ACCOUNT_NOT_LINKED).withResponse("the phone number is another account's");
            }
            return sendThenWrite(request, account, Purpose.ALIAS, Channel.SMS, phone);
        });
    }

    @Override
    public Outcome recoverAccount(AccountRequest request) {
        return answer(request, (domain, identity) -> {
            String phone = request.phone();
            Optional<Account> found = phone != null
                    ? byAlias(domain, phone)
                    : byName(domain, identity).filter(a -> hasMail(a, request.email()));
            if (found.isEmpty() && phone != null) {
                found = byName(domain, phone);
            }
            if (found.isEmpty()) {
                return Outcome.of(ACCOUNT_NOT_EXIST);
            }
            Account account = found.get();
            if (account.suspended()) {
                return suspended(ACCOUNT_NOT_EXIST);
            }
            Channel channel = phone != null ? Channel.SMS : Channel.EMAIL;
            String target = phone != null ? phone : requireNonNull(account.mail());
            return sendThenWrite(request, account, account.purpose(), channel, target);
        });
    }

    private static boolean hasMail(Account account, @Nullable String email) {
        String mail = account.mail();
        // Not equalsIgnoreCase: to it a dotless i is an i, and the code would go to somebody else's domain.
        return mail != null && mail.toLowerCase(Locale.ROOT).equals(email);
    }

    /** The old code stays good until the new one is on its way. */
    private Outcome sendThenWrite(
            AccountRequest request, Account account, Purpose purpose, Channel channel, String target)
            throws LDAPException {
        Optional<Codes.Fresh> another = codes.another(account, purpose, channel, target);
        if (another.isEmpty()) {
            return Outcome.of(channel == Channel.SMS ? PHONE_NUMBER_OVERUSED : SERVER_ERROR)
                    .withResponse("too many wrong codes for now");
        }
        Codes.Fresh fresh = another.get();
        Algorithm algorithm =
                account.algorithms(request.effectiveAlgorithm()).findFirst().orElse(request.effectiveAlgorithm());
        Message message = new Message(
                channel,
                target,
                purpose,
                fresh.code(),
                account.username(),
                requireNonNull(request.domain()),
                algorithm,
                request.language());
        Optional<Status> refusal = delivery.send(message);
        if (refusal.isPresent()) {
            return Outcome.of(refusal.get());
        }
        if (!codes.write(account, purpose, fresh)) {
            return Outcome.of(ACCOUNT_NOT_EXIST);
        }
        Outcome done = Outcome.of(REQUEST_OK);
        return request.operation() == Operation.RECOVER_ACCOUNT ? done.withUsername(account.username()) : done;
    }

    // ---- with the password
    // --------------------------------------------------------------------------------------------

    @Override
    public Outcome updateAccount(AccountRequest request) {
        return ofAuthorized(request, (domain, account) -> {
            Algorithm algorithm = request.effectiveAlgorithm();
            if (!config.algorithms().allow(domain, algorithm)) {
                return Outcome.of(ALGO_NOT_SUPPORTED);
            }
            String attribute = LdapEntries.ha1(algorithm);
            List<Modification> changes = new ArrayList<>();
            changes.add(new Modification(
                    REPLACE, attribute, newHa1(request, domain, account).reveal()));
            // The old password must not live on in another algorithm.
            Arrays.stream(Algorithm.values())
                    .filter(other -> other != algorithm)
                    .forEach(other -> changes.add(new Modification(REPLACE, LdapEntries.ha1(other))));
            // Nor must a code that somebody else may have asked for.
            changes.add(new Modification(REPLACE, LdapEntries.code(Purpose.RECOVERY)));
            String old = account.ha1(algorithm).orElseThrow().reveal();
            return Outcome.of(
                    accounts.modifyIf(account.dn(), attribute, old, changes) ? REQUEST_OK : REQUEST_NOT_AUTHORIZED);
        });
    }

    /** A clear password is hashed with the name of the account, however it was asked for: so phones will log in. */
    private static Secret newHa1(AccountRequest request, String domain, Account account) {
        return request.newHa1() != null
                ? requireNonNull(request.effectiveNewHa1())
                : Ha1.of(
                        request.effectiveAlgorithm(),
                        account.username(),
                        domain,
                        requireNonNull(request.newPassword()));
    }

    @Override
    public Outcome deleteAccount(AccountRequest request) {
        return ofAuthorized(request, (domain, account) -> {
            Algorithm algorithm = request.effectiveAlgorithm();
            String hash = account.ha1(algorithm).orElseThrow().reveal();
            boolean deleted = config.retention().leavesTombstones()
                    ? accounts.modifyIf(
                            account.dn(), LdapEntries.ha1(algorithm), hash, LdapEntries.tombstone(clock.instant()))
                    : accounts.deleteIf(account.dn(), LdapEntries.ha1(algorithm), hash);
            if (!deleted) {
                return Outcome.of(REQUEST_NOT_AUTHORIZED);
            }
            for (String phone : account.aliases()) {
                aliases.release(domain, phone, account.dn());
            }
            return Outcome.of(REQUEST_OK);
        });
    }

    @Override
    public Outcome confirmationKey(AccountRequest request) {
        return ofAuthorized(request, (domain, account) -> {
            Purpose purpose = account.purpose();
            String target = account.code(purpose)
                    .map(StoredCode::target)
                    .or(() -> Optional.ofNullable(account.mail()))
                    .or(() -> account.aliases().stream().findFirst())
                    .orElse(account.username());
            Channel channel = PhoneNumbers.isE164(target) ? Channel.SMS : Channel.EMAIL;
            Codes.Fresh fresh = codes.first(account.entry().getParsedDN(), channel, target);
            return codes.write(account, purpose, fresh)
                    ? Outcome.of(REQUEST_OK).withActivationCode(fresh.code())
                    : Outcome.of(ACCOUNT_NOT_EXIST);
        });
    }

    // ---- the way of every operation
    // -----------------------------------------------------------------------------------

    private Outcome ofAuthorized(AccountRequest request, OfAccount work) {
        return ofAccount(
                request,
                (domain, account) -> account.suspended()
                        ? suspended(REQUEST_NOT_AUTHORIZED)
                        : authorized(request, account)
                                ? work.run(domain, account)
                                : Outcome.of(REQUEST_NOT_AUTHORIZED));
    }

    private Outcome ofAccount(AccountRequest request, OfAccount work) {
        return ofWaiting(
                request,
                (domain, account) ->
                        account.abandoned(clock.instant()) ? Outcome.of(ACCOUNT_NOT_EXIST) : work.run(domain, account));
    }

    /** Whoever has a code that came too late is told so, rather than that there is no account. */
    private Outcome ofWaiting(AccountRequest request, OfAccount work) {
        return answer(request, (domain, identity) -> {
            Optional<Account> named =
                    named(domain, identity).filter(a -> a.deleted().isEmpty());
            // An account that nobody confirmed must not hide who proved to have the number that it is named by.
            Optional<Account> account = named.filter(Account::activated).isPresent()
                    ? named
                    : byAlias(domain, identity).or(() -> named);
            return account.isEmpty() ? Outcome.of(ACCOUNT_NOT_EXIST) : work.run(domain, account.get());
        });
    }

    private Outcome answer(AccountRequest request, Work work) {
        try {
            return work.run(requireNonNull(request.domain()), requireNonNull(request.identity()));
        } catch (AliasTakenException e) {
            boolean alias = request.operation() == Operation.ACTIVATE_ALIAS;
            return Outcome.of(alias ? ACCOUNT_EXIST_WITH_ALIAS : ACCOUNT_NOT_ACTIVATED)
                    .withResponse("the phone number is another account's");
        } catch (LDAPException e) {
            Outcome outcome = LdapStatuses.of(request.operation(), e);
            LOG.log(Level.WARNING, "request {0} {1}: {2}", request.id(), request.operation(), outcome.response());
            return outcome;
        }
    }

    private Optional<Account> byName(String domain, String username) throws LDAPException {
        return named(domain, username).filter(this::isThere);
    }

    /** An account, or what is left of one. */
    private Optional<Account> named(String domain, String username) throws LDAPException {
        return config.serves(domain) ? accounts.find(domain, username) : Optional.empty();
    }

    private boolean isThere(Account account) {
        return account.deleted().isEmpty() && !account.abandoned(clock.instant());
    }

    private boolean blocksItsName(Account account) {
        Instant now = clock.instant();
        return account.deleted()
                .filter(deleted -> !config.retention().isOver(deleted, now))
                .isPresent();
    }

    private static Outcome suspended(Status status) {
        return Outcome.of(status).withResponse("the account is suspended");
    }

    private Optional<Account> byAlias(String domain, String phone) throws LDAPException {
        return config.serves(domain) && PhoneNumbers.isE164(phone) ? aliases.owner(domain, phone) : Optional.empty();
    }

    private static boolean authorized(AccountRequest request, Account account) throws LDAPException {
        if (!account.hasHa1()) {
            throw Accounts.hidden(account.dn());
        }
        Secret given = request.effectiveHa1();
        return given != null
                && account.ha1(request.effectiveAlgorithm())
                        .filter(stored -> stored.matches(given.reveal()))
                        .isPresent();
    }

    private static Outcome told(Account account, Status withoutAlias, Status withAlias) {
        return account.aliases().stream()
                .findFirst()
                .map(phone -> Outcome.of(withAlias).withPhone(phone))
                .orElse(Outcome.of(withoutAlias));
    }

    /** What is stored, of the wanted algorithm if there is one of it. */
    private static Outcome withHa1(Status status, Account account, Algorithm wanted) {
        return account.algorithms(wanted)
                .findFirst()
                .map(stored -> Outcome.of(status).withHa1(account.ha1(stored).orElseThrow(), stored))
                .orElse(Outcome.of(SERVER_ERROR));
    }

    @FunctionalInterface
    private interface Work {
        Outcome run(String domain, String identity) throws LDAPException, AliasTakenException;
    }

    @FunctionalInterface
    private interface OfAccount {
        Outcome run(String domain, Account account) throws LDAPException, AliasTakenException;
    }
}
