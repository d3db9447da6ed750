package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.CallSequence;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.spi.ErrorLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries a call out, and makes its answer of the final status. Thread-safe. */
final class GatewayCalls {
    private static final Logger LOG = System.getLogger(GatewayCalls.class.getName());
    private static final ErrorLog ERRORS = ErrorLog.of(LOG);
    private static final String LIST_METHODS = "system.listMethods";
    private static final int UNKNOWN_METHOD = -32601;
    private static final String NO_METHOD = "unknown method";
    private static final String NO_ROOM = "too many answers are kept back";

    private final CallSequence sequence;
    private final HostConfig config;
    private final AccessControl access;
    private final Optional<GatewayDigest> digest;

    GatewayCalls(AccountCreators creators, HostConfig config, AccessControl access, ResponsePadding padding) {
        this.access = access;
        digest = access.digest().map(checked -> new GatewayDigest(checked, config));
        sequence = new CallSequence(creators, access, padding);
        this.config = config;
    }

    /**
     * Answers a call, at once or when its final status is there; never with an exception.
     *
     * @param call what is asked
     * @param caller who asks
     */
    CompletionStage<GatewayReply> answer(XmlRpcCall call, GatewayCaller caller) {
        try {
            if (call.method().equals(LIST_METHODS)) {
                return done(listMethods(call));
            }
            Optional<GatewayMethod> method = GatewayMethod.of(call.method(), config.testMethods());
            return method.isPresent()
                    ? sequence.carryOut(new MethodCall(method.get(), call.parameters(), caller))
                    : done(GatewayReply.of(new XmlRpcAnswer.Fault(UNKNOWN_METHOD, NO_METHOD))
                            .refusing(NO_METHOD));
        } catch (RefusedException e) {
            return done(e.reply());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            ERRORS.write("a call could not be answered", e);
            return done(unexpected());
        }
    }

    /** One call of a method, on its way through what all calls go through. */
    private final class MethodCall implements CallSequence.Call<GatewayReply, RefusedException> {
        private final GatewayMethod method;
        private final List<String> values;
        private final GatewayCaller caller;

        MethodCall(GatewayMethod method, List<String> values, GatewayCaller caller) {
            this.method = method;
            this.values = values;
            this.caller = caller;
        }

        @Override
        public Operation operation() {
            return method.operation().operation();
        }

        @Override
        public @Nullable InetAddress client() {
            return caller.address();
        }

        @Override
        public GatewayReply tooMany(Duration wait) {
            return GatewayReply.tooMany(wait);
        }

        @Override
        public GatewayReply noRoom() {
            return GatewayReply.failed(Failure.NO_ROOM).refusing(NO_ROOM);
        }

        @Override
        public void prepare(AccountCreator creator) throws RefusedException {
            GatewayArguments.fill(
                    creator, method.parameters(), values, config.rules().algorithm());
            refuseNewUsername(method, creator);
            if (caller.key() != null) {
                GatewayKeys.check(caller.key(), method, config.domainOf(creator));
            }
            if (digest.isPresent()) {
                digest.get().check(method, values, creator, caller.digest());
            }
        }

        @Override
        public Submission ask(AccountCreator creator) {
            return method.ask(creator);
        }

        @Override
        public GatewayReply answer(AccountCreator creator, Submission submission, FinalStatus status) {
            GatewayReply reply = orUnexpected(method, creator, status);
            return Refusals.isTold(submission.status()) ? reply.refusing(null) : reply;
        }
    }

    private static void refuseNewUsername(GatewayMethod method, AccountCreator creator) throws RefusedException {
        Optional<String> problem = method.operation().operation() == Operation.CREATE_ACCOUNT
                ? creator.newUsernameProblem()
                : Optional.empty();
        if (problem.isPresent()) {
            throw RefusedException.badRequest("the user name " + problem.get());
        }
    }

    private GatewayReply orUnexpected(GatewayMethod method, AccountCreator creator, FinalStatus status) {
        try {
            return reply(method, creator, status);
        } catch (RuntimeException e) {
            ERRORS.write("request " + status.id() + " could not be answered", e);
            return unexpected();
        }
    }

    private GatewayReply reply(GatewayMethod method, AccountCreator creator, FinalStatus status) {
        return switch (told(status)) {
            case REQUEST_FAILED -> GatewayReply.failed(status.failure());
            // No text that apps know says it, and the account manager of old had no such limit.
            case REQUEST_TOO_MANY_REQUESTS ->
                GatewayReply.error(GatewayReply.TOO_MANY_REQUESTS, "too many wrong codes for now");
            case NOT_IMPLEMENTED_ERROR ->
                GatewayReply.error(GatewayReply.NOT_IMPLEMENTED, "the backend does not have this operation");
            default ->
                method.answer(told(status), creator).map(GatewayReply::of).orElseGet(() -> unanswerable(status));
        };
    }

    private Status told(FinalStatus status) {
        return access.protection().told(status.operation(), status.status(), config.refuses(status.phone()));
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
