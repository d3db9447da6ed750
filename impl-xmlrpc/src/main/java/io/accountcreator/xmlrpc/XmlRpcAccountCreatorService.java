package io.accountcreator.xmlrpc;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import io.accountcreator.xmlrpc.protocol.XmlRpcCall;
import io.accountcreator.xmlrpc.protocol.XmlRpcClient;
import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException;
import io.accountcreator.xmlrpc.protocol.XmlRpcResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Accounts of an existing account manager, asked over XML-RPC: request, call, answer, outcome. Blocks; thread-safe.
 *
 * <p>Nothing is sent twice: when an answer is lost, what became of the request is unknown, and it ends REQUEST_FAILED.
 */
final class XmlRpcAccountCreatorService implements BlockingBackend {
    private static final Logger LOG = System.getLogger(XmlRpcAccountCreatorService.class.getName());
    private static final Duration READY_LIMIT = Duration.ofSeconds(2);

    private final XmlRpcConfig config;
    private final XmlRpcClient client;

    XmlRpcAccountCreatorService(XmlRpcConfig config) {
        this.config = config;
        this.client = new XmlRpcClient(config.timeout());
    }

    @Override
    public String name() {
        return XmlRpcBackend.ID;
    }

    @Override
    public String description() {
        return name()
                + config.addressFor(null)
                        .map(url -> " at " + place(url))
                        .orElse(", " + XmlRpcSetting.URL.key() + " is not set");
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public Status check(Operation operation, AccountRequest request) {
        if (!operation.isSatisfiedBy(request)) {
            return Status.MISSING_ARGUMENTS;
        }
        return config.addressFor(request.serviceUrl()).isPresent() ? Status.REQUEST_OK : Status.REQUEST_FAILED;
    }

    /** Any well-formed answer will do, a fault too. */
    @Override
    public boolean ready() {
        Duration limit = config.timeout().compareTo(READY_LIMIT) < 0 ? config.timeout() : READY_LIMIT;
        return config.addressFor(null).map(url -> answers(url, limit)).orElse(false);
    }

    @Override
    public Outcome isAccountExist(AccountRequest request) {
        XmlRpcStatuses table = XmlRpcStatuses.IS_ACCOUNT_EXIST;
        return ask(
                request,
                XmlRpcCalls.phoneNumberForAccount(request),
                answer -> XmlRpcAnswers.alias(table, answer, request, Status.ACCOUNT_EXIST_WITH_ALIAS));
    }

    @Override
    public Outcome createAccount(AccountRequest request) {
        return ask(request, XmlRpcCalls.createAccount(request), XmlRpcStatuses.CREATE_ACCOUNT);
    }

    @Override
    public Outcome activateAccount(AccountRequest request) {
        XmlRpcStatuses table = XmlRpcStatuses.ACTIVATE_ACCOUNT;
        return ask(request, XmlRpcCalls.activateAccount(request), answer -> XmlRpcAnswers.ha1(table, answer, request));
    }

    @Override
    public Outcome isAccountActivated(AccountRequest request) {
        return ask(request, XmlRpcCalls.isAccountActivated(request), XmlRpcStatuses.IS_ACCOUNT_ACTIVATED);
    }

    @Override
    public Outcome isAliasUsed(AccountRequest request) {
        return ask(request, XmlRpcCalls.isAliasUsed(request), XmlRpcStatuses.IS_ALIAS_USED);
    }

    @Override
    public Outcome linkAccount(AccountRequest request) {
        return ask(request, XmlRpcCalls.linkAccount(request), XmlRpcStatuses.LINK_ACCOUNT);
    }

    @Override
    public Outcome activateAlias(AccountRequest request) {
        return ask(request, XmlRpcCalls.activateAlias(request), XmlRpcStatuses.ACTIVATE_ALIAS);
    }

    @Override
    public Outcome recoverAccount(AccountRequest request) {
        if (request.phone() == null) {
            return ask(request, XmlRpcCalls.recoverByEmail(request), XmlRpcStatuses.RECOVER_BY_EMAIL);
        }
        return ask(
                request,
                XmlRpcCalls.recoverByPhone(request),
                answer -> XmlRpcAnswers.username(XmlRpcStatuses.RECOVER_BY_PHONE, answer));
    }

    @Override
    public Outcome isAccountLinked(AccountRequest request) {
        XmlRpcStatuses table = XmlRpcStatuses.IS_ACCOUNT_LINKED;
        return ask(
                request,
                XmlRpcCalls.phoneNumberForAccount(request),
                answer -> XmlRpcAnswers.alias(table, answer, request, Status.ACCOUNT_LINKED));
    }

    @Override
    public Outcome updateAccount(AccountRequest request) {
        return ask(request, XmlRpcCalls.updateAccount(request), XmlRpcStatuses.UPDATE_ACCOUNT);
    }

    @Override
    public Outcome loginLinphoneAccount(AccountRequest request) {
        XmlRpcStatuses table = XmlRpcStatuses.LOGIN_LINPHONE_ACCOUNT;
        return ask(request, XmlRpcCalls.loginLinphoneAccount(request), answer -> XmlRpcAnswers.login(table, answer));
    }

    @Override
    public Outcome deleteAccount(AccountRequest request) {
        return ask(request, XmlRpcCalls.deleteAccount(request), XmlRpcStatuses.DELETE_ACCOUNT);
    }

    @Override
    public Outcome confirmationKey(AccountRequest request) {
        XmlRpcStatuses table = XmlRpcStatuses.CONFIRMATION_KEY;
        return ask(request, XmlRpcCalls.confirmationKey(request), answer -> XmlRpcAnswers.code(table, answer));
    }

    @Override
    public void close() {
        client.close();
    }

    private Outcome ask(AccountRequest request, XmlRpcCall call, XmlRpcStatuses table) {
        return ask(request, call, answer -> XmlRpcAnswers.word(table, answer));
    }

    private Outcome ask(AccountRequest request, XmlRpcCall call, Function<XmlRpcResponse, Outcome> meaning) {
        Optional<URI> address = config.addressFor(request.serviceUrl());
        if (address.isEmpty()) {
            return Outcome.failed(Failure.NOT_CONFIGURED, "no address to ask");
        }
        Outcome outcome = answer(address.get(), call, meaning);
        if (outcome.failure() == Failure.OUTAGE) {
            String reason = String.valueOf(outcome.response());
            LOG.log(Level.WARNING, "{0} at {1}: {2}", call.method(), place(address.get()), reason);
        }
        return outcome;
    }

    private Outcome answer(URI address, XmlRpcCall call, Function<XmlRpcResponse, Outcome> meaning) {
        try {
            return meaning.apply(client.call(address, call, config.timeout()));
        } catch (XmlRpcOutageException e) {
            return Outcome.failed(Failure.OUTAGE, e.reason());
        }
    }

    private boolean answers(URI url, Duration limit) {
        try {
            client.call(url, XmlRpcCall.of("system.listMethods"), limit);
            return true;
        } catch (XmlRpcOutageException e) {
            LOG.log(Level.DEBUG, "not ready, {0}: {1}", place(url), e.reason());
            return false;
        }
    }

    /** An address for logs: its query may hold a key. */
    private static String place(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
