package io.accountcreator.xmlrpc;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import io.accountcreator.xmlrpc.protocol.XmlRpcCall;
import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException;
import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException.Kind;
import io.accountcreator.xmlrpc.protocol.XmlRpcResponse;
import java.net.URI;
import java.util.Optional;

/**
 * Finds out what became of a create whose answer was lost, by asking for the account: it is never sent again. What cannot be
 * told from what somebody else did stays unknown.
 */
final class XmlRpcLostCreate implements XmlRpcServers.Inquiry {
    private static final String LOST = "the answer was lost, the account is ";

    private final XmlRpcServers servers;
    private final AccountRequest request;

    XmlRpcLostCreate(XmlRpcServers servers, AccountRequest request) {
        this.servers = servers;
        this.request = request;
    }

    @Override
    public Optional<Outcome> after(URI address, Kind lost) {
        Outcome found = ask(address, XmlRpcCalls.phoneNumberForAccount(request))
                .map(answer -> XmlRpcAnswers.alias(
                        XmlRpcStatuses.IS_ACCOUNT_EXIST, answer, request, Status.ACCOUNT_EXIST_WITH_ALIAS))
                .orElseGet(() -> Outcome.of(Status.REQUEST_FAILED));
        return switch (found.status()) {
            // A server that was too slow may be making it still.
            case ACCOUNT_NOT_EXIST ->
                lost == Kind.LATE ? Optional.empty() : ended(Status.ACCOUNT_NOT_CREATED, "not there");
            case ACCOUNT_EXIST -> whose(address);
            // A number becomes an alias when its code is confirmed: that is not the account of this create.
            case ACCOUNT_EXIST_WITH_ALIAS -> ended(inUse(), "somebody else's");
            default -> Optional.empty();
        };
    }

    /** The account is this create's if its stored hash matches that of the request. */
    private Optional<Outcome> whose(URI address) {
        if (request.effectiveHa1() == null) {
            return Optional.empty();
        }
        return ask(address, XmlRpcCalls.checkAuthentication(request))
                .map(answer -> answer instanceof XmlRpcResponse.Text text ? text.value() : "")
                .flatMap(word -> switch (word) {
                    case "OK" -> ended(Status.ACCOUNT_CREATED, "there, with this password");
                    case "ERROR_PASSWORD_DOESNT_MATCH" -> ended(Status.ACCOUNT_EXIST, "there, with another password");
                    default -> Optional.empty();
                });
    }

    private Status inUse() {
        return request.username() == null ? Status.ACCOUNT_EXIST_WITH_ALIAS : Status.ACCOUNT_EXIST;
    }

    private Optional<XmlRpcResponse> ask(URI address, XmlRpcCall call) {
        try {
            return Optional.of(servers.call(address, call));
        } catch (XmlRpcOutageException | XmlRpcCircuitBreaker.ShutException e) {
            // The create ends as it would have without asking, and says why.
            return Optional.empty();
        }
    }

    private static Optional<Outcome> ended(Status status, String how) {
        return Optional.of(Outcome.of(status).withResponse(LOST + how));
    }
}
