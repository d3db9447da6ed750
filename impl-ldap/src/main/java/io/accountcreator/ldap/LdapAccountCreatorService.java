package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.config.NotConfigured;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.connection.DirectoryProblem;
import io.accountcreator.ldap.connection.SchemaVersion;
import io.accountcreator.ldap.entry.UserNames;
import io.accountcreator.ldap.quota.Delivery;
import io.accountcreator.ldap.reconciliation.PeriodicTask;
import io.accountcreator.ldap.reconciliation.Reconciler;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Accounts in a directory: request, entry, change, outcome. Blocks; thread-safe. Every change is bound to what was read, so any
 * number of hosts may use one directory.
 */
public final class LdapAccountCreatorService implements BlockingBackend {
    private static final Logger LOG = System.getLogger(LdapAccountCreatorService.class.getName());

    private final LdapConfig config;
    private final Directory directory;
    private final LdapQuestions questions;
    private final LdapCreation creation;
    private final LdapConfirmation confirmation;
    private final LdapMessages messages;
    private final LdapOwner owner;
    private final OwnerNotices notices;
    private final Delivery delivery;
    private final Optional<PeriodicTask> tidying;
    private final Executor executor;
    private final AtomicReference<String> notReady = new AtomicReference<>("");

    LdapAccountCreatorService(LdapConfig config, Directory directory, BackendContext context) {
        this.config = config;
        this.directory = directory;
        executor = context.executor();
        LdapComponents parts = LdapComponents.of(config, directory, context);
        LdapLookup lookup = new LdapLookup(config, parts.accounts(), parts.aliases(), parts.clock());
        LdapOperation way = new LdapOperation(lookup, parts.clock());
        questions = new LdapQuestions(way, lookup);
        creation = new LdapCreation(way, lookup, config, parts);
        confirmation = new LdapConfirmation(way, config, parts);
        messages = new LdapMessages(way, lookup, config, parts);
        owner = new LdapOwner(way, config, parts);
        notices = parts.notices();
        delivery = parts.delivery();
        Reconciler reconciler = new Reconciler(directory, config, parts.clock());
        tidying = config.retention()
                .interval()
                .map(interval -> PeriodicTask.start(interval, context.executor(), () -> tidyUp(reconciler)));
    }

    private static void tidyUp(Reconciler reconciler) {
        try {
            LOG.log(Level.INFO, "reconciled: {0}", reconciler.run());
        } catch (LDAPException e) {
            LOG.log(Level.WARNING, "not reconciled: {0}", DirectoryProblem.detail(e));
        }
    }

    /**
     * Makes the backend that the settings ask for.
     *
     * @throws io.accountcreator.spi.SettingException if a setting is bad
     */
    public static BlockingBackend from(BackendContext context) {
        Optional<LdapConfig> config = LdapConfig.from(context.settings());
        if (config.isEmpty()) {
            return new NotConfigured();
        }
        try {
            Directory directory = Directory.open(config.get());
            SchemaVersion version = new SchemaVersion(directory, config.get().base());
            context.executor().execute(version::tell);
            return new LdapAccountCreatorService(config.get(), directory, context);
        } catch (LDAPException e) {
            throw new IllegalStateException("the directory cannot be opened: " + DirectoryProblem.detail(e), e);
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
            Optional<String> problem = directory.missingBase();
            tell(problem.orElse(""));
            testWrites();
            return problem.isEmpty();
        } catch (LDAPException e) {
            tell(DirectoryProblem.detail(e));
            return false;
        }
    }

    /** Not on this thread: a write that hangs must not make a host look as if it were gone. */
    private void testWrites() {
        if (directory.writes().wantsTest()) {
            try {
                executor.execute(directory::testWrite);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "no room to try a write");
            }
        }
    }

    /** Says once when it begins that the directory cannot be used, and when that is over. */
    private void tell(String problem) {
        String before = notReady.getAndSet(problem);
        if (before.isEmpty() && !problem.isEmpty()) {
            LOG.log(Level.WARNING, "not ready: {0}", problem);
        } else if (!before.isEmpty() && problem.isEmpty()) {
            LOG.log(Level.INFO, "ready again");
        }
    }

    @Override
    public Optional<String> degraded() {
        return directory.writes().reason();
    }

    @Override
    public void undelivered(String phone) throws IOException {
        try {
            delivery.undelivered(PhoneNumberForms.normal(phone));
        } catch (LDAPException e) {
            throw new IOException(DirectoryProblem.detail(e), e);
        }
    }

    @Override
    public Optional<String> newUsernameProblem(String username) {
        return UserNames.refusal(username);
    }

    @Override
    public Outcome isAccountExist(AccountRequest request) {
        return questions.isAccountExist(request.withNormalPhone());
    }

    @Override
    public Outcome isAccountActivated(AccountRequest request) {
        return questions.isAccountActivated(request.withNormalPhone());
    }

    @Override
    public Outcome isAccountLinked(AccountRequest request) {
        return questions.isAccountLinked(request.withNormalPhone());
    }

    @Override
    public Outcome isAliasUsed(AccountRequest request) {
        return questions.isAliasUsed(request.withNormalPhone());
    }

    @Override
    public Outcome createAccount(AccountRequest request) {
        return creation.createAccount(request.withNormalPhone());
    }

    @Override
    public Outcome activateAccount(AccountRequest request) {
        return confirmation.activateAccount(request.withNormalPhone());
    }

    @Override
    public Outcome loginLinphoneAccount(AccountRequest request) {
        return confirmation.loginLinphoneAccount(request.withNormalPhone());
    }

    @Override
    public Outcome activateAlias(AccountRequest request) {
        return confirmation.activateAlias(request.withNormalPhone());
    }

    @Override
    public Outcome linkAccount(AccountRequest request) {
        return messages.linkAccount(request.withNormalPhone());
    }

    @Override
    public Outcome recoverAccount(AccountRequest request) {
        return messages.recoverAccount(request.withNormalPhone());
    }

    @Override
    public Outcome updateAccount(AccountRequest request) {
        return owner.updateAccount(request.withNormalPhone());
    }

    @Override
    public Outcome deleteAccount(AccountRequest request) {
        return owner.deleteAccount(request.withNormalPhone());
    }

    @Override
    public Outcome confirmationKey(AccountRequest request) {
        return owner.confirmationKey(request.withNormalPhone());
    }

    @Override
    public void close() {
        tidying.ifPresent(PeriodicTask::close);
        notices.close();
        directory.close();
    }
}
