package io.accountcreator.xmlrpc;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import io.accountcreator.xmlrpc.protocol.XmlRpcCall;
import io.accountcreator.xmlrpc.protocol.XmlRpcResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts of an existing account manager, asked over XML-RPC: request, call, answer, outcome. Blocks; thread-safe.
 *
 * <p>Nothing is sent twice: when an answer is lost, what became of the request is unknown, and it ends REQUEST_FAILED; after
 * a create the server is asked for the account first.
 */
final class XmlRpcAccountCreatorService implements BlockingBackend {
    private static final Logger LOG = System.getLogger(XmlRpcAccountCreatorService.class.getName());

    private final XmlRpcConfig config;
    private final XmlRpcServers servers;

    XmlRpcAccountCreatorService(XmlRpcConfig config) {
        this.config = config;
        this.servers = new XmlRpcServers(config);
    }

    @Override
    public String name() {
        return XmlRpcBackend.ID;
    }

    @Override
    public String description() {
        String places = config.addresses().stream().map(XmlRpcServers::place).collect(Collectors.joining(", "));
        return name() + (places.isEmpty() ? ", " + XmlRpcSetting.URL.key() + " is not set" : " at " + places);
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
        return address(request).isPresent() ? Status.REQUEST_OK : Status.REQUEST_FAILED;
    }

    /** Any well-formed answer of any server will do, a fault too. */
    @Override
    public boolean ready() {
        return config.addresses().stream().anyMatch(servers::answers);
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
        XmlRpcStatuses table = XmlRpcStatuses.CREATE_ACCOUNT;
        return ask(
                request,
                XmlRpcCalls.createAccount(request),
                answer -> XmlRpcAnswers.word(table, answer),
                new XmlRpcLostCreate(servers, request));
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
        servers.close();
    }

    private Outcome ask(AccountRequest request, XmlRpcCall call, XmlRpcStatuses table) {
        return ask(request, call, answer -> XmlRpcAnswers.word(table, answer));
    }

    private Outcome ask(AccountRequest request, XmlRpcCall call, Function<XmlRpcResponse, Outcome> meaning) {
        return ask(request, call, meaning, (address, lost) -> Optional.empty());
    }

    private Outcome ask(
            AccountRequest request,
            XmlRpcCall call,
            Function<XmlRpcResponse, Outcome> meaning,
            XmlRpcServers.Inquiry inquiry) {
        Optional<URI> address = address(request);
        if (address.isEmpty()) {
            return Outcome.failed(Failure.NOT_CONFIGURED, "no address to ask");
        }
        XmlRpcCall shown = call.as(new XmlRpcAccountCredentials(request));
        Outcome outcome = servers.ask(address.get(), shown, meaning, inquiry);
        if (outcome.failure() == Failure.OUTAGE) {
            String reason = String.valueOf(outcome.response());
            LOG.log(Level.WARNING, "{0} at {1}: {2}", call.method(), XmlRpcServers.place(address.get()), reason);
        }
        return outcome;
    }

    private Optional<URI> address(AccountRequest request) {
        return config.addressFor(request.serviceUrl(), request.domain());
    }
}
