package io.accountcreator.host.gateway;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.select.HostConfig;
import io.accountcreator.status.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Carries a call out: a creator per call, filled, asked once, and closed when its answer is made. Thread-safe. */
final class GatewayCalls {
    private static final Logger LOG = System.getLogger(GatewayCalls.class.getName());
    private static final String LIST_METHODS = "system.listMethods";
    private static final int UNKNOWN_METHOD = -32601;

    private final AccountCreators creators;
    private final HostConfig config;

    GatewayCalls(AccountCreators creators, HostConfig config) {
        this.creators = creators;
        this.config = config;
    }

    /** Answers a call, at once or when its final status is there; never with an exception. */
    CompletionStage<GatewayReply> answer(XmlRpcCall call) {
        try {
            if (call.method().equals(LIST_METHODS)) {
                return done(listMethods(call));
            }
            Optional<GatewayMethod> method = GatewayMethod.of(call.method(), config.testMethods());
            return method.isPresent()
                    ? ask(method.get(), call.parameters())
                    : done(GatewayReply.of(new XmlRpcAnswer.Fault(UNKNOWN_METHOD, "unknown method")));
        } catch (RefusedException e) {
            return done(e.reply());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a call could not be answered", e);
            return done(unexpected());
        }
    }

    private CompletionStage<GatewayReply> ask(GatewayMethod method, List<String> values) throws RefusedException {
        AccountCreator creator = creators.newAccountCreator();
        boolean asked = false;
        try {
            GatewayArguments.fill(
                    creator, method.parameters(), values, config.rules().algorithm());
            CompletionStage<FinalStatus> answer = method.ask(creator).finalStatus();
            asked = true;
            return answer.thenApply(status -> replyAndClose(method, creator, status));
        } finally {
            if (!asked) {
                creator.close();
            }
        }
    }

    private static GatewayReply replyAndClose(GatewayMethod method, AccountCreator creator, FinalStatus status) {
        try {
            return reply(method, creator, status);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "request " + status.id() + " could not be answered", e);
            return unexpected();
        } finally {
            creator.close();
        }
    }

    private static GatewayReply reply(GatewayMethod method, AccountCreator creator, FinalStatus status) {
        return switch (status.status()) {
            case REQUEST_FAILED -> GatewayReply.failed(status.failure());
            case NOT_IMPLEMENTED_ERROR ->
                GatewayReply.error(GatewayReply.NOT_IMPLEMENTED, "the backend does not have this operation");
            default ->
                method.answer(status.status(), creator).map(GatewayReply::of).orElseGet(() -> unanswerable(status));
        };
    }

    /** No guess: any text would tell the client something about the account. */
    private static GatewayReply unanswerable(FinalStatus status) {
        if (status.status() == Status.MISSING_ARGUMENTS) {
            return GatewayReply.error(GatewayReply.BAD_REQUEST, "a parameter is missing");
        }
        LOG.log(
                Level.WARNING,
                "no answer for {0} to {1}, request {2}",
                status.status(),
                status.operation(),
                Long.toString(status.id()));
        return unexpected();
    }

    private GatewayReply listMethods(XmlRpcCall call) throws RefusedException {
        if (!call.parameters().isEmpty()) {
            throw RefusedException.badRequest("too many parameters");
        }
        Stream<String> methods = Arrays.stream(GatewayMethod.values())
                .filter(method -> method.isOffered(config.testMethods()))
                .map(GatewayMethod::wireName);
        return GatewayReply.of(new XmlRpcAnswer.Names(
                Stream.concat(methods, Stream.of(LIST_METHODS)).toList()));
    }

    private static GatewayReply unexpected() {
        return GatewayReply.error(GatewayReply.INTERNAL_ERROR, "unexpected error");
    }

    private static CompletionStage<GatewayReply> done(GatewayReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
