package io.accountcreator.host.inbound.json;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.CallSequence;
import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.access.disclosure.EnumerationProtection;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.access.operation.Answer;
import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.host.access.operation.AskedOperation.WithoutKey;
import io.accountcreator.host.access.operation.OperationRequest;
import io.accountcreator.host.access.operation.RefusedFieldException;
import io.accountcreator.host.inbound.json.Subject.Kind;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.spi.ErrorLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carries a call out: who asks, what, whether they may, and the answer to it. Thread-safe. */
final class JsonCalls {
    private static final ErrorLog ERRORS = ErrorLog.of(System.getLogger(JsonCalls.class.getName()));

    private final CallSequence sequence;
    private final HostConfig config;
    private final ApiAuthorisation authorisation;
    private final AccessControl access;

    JsonCalls(
            AccountCreators creators,
            HostConfig config,
            ApiAuthorisation authorisation,
            AccessControl access,
            ResponsePadding padding) {
        this.access = access;
        sequence = new CallSequence(creators, access, padding);
        this.config = config;
        this.authorisation = authorisation;
    }

    /** A call as it came in. It holds secrets, so it prints none. */
    record Call(
            @Nullable ApiKey key,
            @Nullable InetAddress client,
            String kind,
            String who,
            String operation,
            boolean posted,
            byte[] body) {
        Call with(byte[] received) {
            return new Call(key, client, kind, who, operation, posted, received);
        }

        @Override
        public String toString() {
            return "call";
        }
    }

    /** Answers a call, at once or when its final status is there; never with an exception. */
    CompletionStage<Reply> answer(Call call) {
        try {
            return ask(call).exceptionally(JsonCalls::unexpected);
        } catch (RefusedRequestException e) {
            return CompletableFuture.completedFuture(e.reply());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return CompletableFuture.completedFuture(unexpected(e));
        }
    }

    /** Refuses what can be refused by its path and its key, so that nothing is kept of its body. */
    Optional<Reply> refusalBeforeBody(Call call) {
        try {
            authorisation.check(call.key(), operation(call));
            return Optional.empty();
        } catch (RefusedRequestException e) {
            return Optional.of(e.reply());
        }
    }

    private CompletionStage<Reply> ask(Call call) throws RefusedRequestException {
        OperationRequest request = request(call);
        authorisation.check(call.key(), request);
        return sequence.carryOut(new RequestCall(request, call));
    }

    /** One request on its way through what all calls go through. */
    private final class RequestCall implements CallSequence.Call<Reply, RefusedRequestException> {
        private final OperationRequest request;
        private final Call call;

        RequestCall(OperationRequest request, Call call) {
            this.request = request;
            this.call = call;
        }

        @Override
        public Operation operation() {
            return request.operation().operation();
        }

        @Override
        public @Nullable InetAddress client() {
            return call.client();
        }

        /** Who has a key is one of the operator's own programs. */
        @Override
        public boolean isTrusted() {
            return call.key() != null;
        }

        @Override
        public Reply tooMany(Duration wait) {
            return Reply.problem(429, "too many requests").with("Retry-After", Long.toString(wait.toSeconds()));
        }

        @Override
        public Reply noRoom() {
            return Reply.problem(503, "too many requests are under way").with("Retry-After", "1");
        }

        @Override
        public void prepare(AccountCreator creator) throws RefusedRequestException {
            try {
                request.fill(creator, config.rules().algorithm());
            } catch (RefusedFieldException e) {
                throw RefusedRequestException.of(e);
            }
        }

        @Override
        public Submission ask(AccountCreator creator) {
            return request.operation().ask(creator);
        }

        @Override
        public Reply answer(AccountCreator creator, Submission submission, FinalStatus status) {
            Answer answer = Answer.of(request.operation(), submission.status(), status, creator);
            boolean refused = config.refuses(request.values().get(AccountField.PHONE));
            return AnswerReply.of(isTrusted() ? answer : withheld(answer, refused));
        }
    }

    private OperationRequest request(Call call) throws RefusedRequestException {
        AskedOperation operation = operation(call);
        Subject subject = Subject.of(kind(call), call.who(), config.rules().domain());
        return new OperationRequest(operation, subject.fields(FlatJson.read(call.body())));
    }

    private static Kind kind(Call call) throws RefusedRequestException {
        return Kind.of(call.kind()).orElseThrow(JsonCalls::nothing);
    }

    private static AskedOperation operation(Call call) throws RefusedRequestException {
        Kind kind = kind(call);
        AskedOperation operation = AskedOperation.of(call.operation())
                .filter(found -> found.commandName().equals(call.operation()))
                .filter(kind::has)
                .orElseThrow(JsonCalls::nothing);
        if (!call.posted() && operation.changes()) {
            throw new RefusedRequestException(
                    Reply.problem(405, "this operation takes POST").with("Allow", "POST"));
        }
        return operation;
    }

    /** Without a key nobody learns more than the status: no phone number, and nothing of what is behind the backend. */
    private Answer withheld(Answer answer, boolean refused) {
        boolean open = answer.operation().withoutKey() == WithoutKey.STATUS;
        boolean alias = open && answer.status() == Status.ACCOUNT_EXIST_WITH_ALIAS;
        EnumerationProtection protection = access.protection();
        Status told = protection.told(answer.operation().operation(), answer.status(), refused);
        boolean creates = protection.strict() && answer.operation() == AskedOperation.CREATE_ACCOUNT;
        return new Answer(
                answer.operation(),
                answer.provisional(),
                alias ? Status.ACCOUNT_EXIST : told,
                answer.failure(),
                null,
                open || creates || told != answer.status() ? Map.of() : answer.changed());
    }

    private static RefusedRequestException nothing() {
        return new RefusedRequestException(404, "there is nothing here");
    }

    private static Reply unexpected(Throwable thrown) {
        ERRORS.write("a call could not be answered", thrown);
        return Reply.problem(500, "unexpected error");
    }
}
