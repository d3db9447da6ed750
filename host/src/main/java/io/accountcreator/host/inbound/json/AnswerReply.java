package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.operation.Answer;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns answers into HTTP: one table from statuses to HTTP statuses, with a sentence for people. */
final class AnswerReply {
    private AnswerReply() {}

    /** What a refusal is in HTTP. */
    private record Problem(int status, String detail) {}

    static Reply of(Answer answer) {
        Reply reply =
                switch (answer.kind()) {
                    case SUCCESS -> Reply.json(answer.json());
                    case REFUSAL -> problem(refusal(answer.status()), answer);
                    case OUTAGE -> outage(answer);
                };
        return Refusals.isTold(answer.provisional()) ? reply.refusing(null) : reply;
    }

    private static Reply problem(Problem problem, Answer answer) {
        return Reply.problem(problem.status(), problem.detail(), Map.of("answer", answer.members()));
    }

    private static Reply outage(Answer answer) {
        if (answer.status() == Status.UNEXPECTED_ERROR) {
            return problem(new Problem(500, "the backend broke the rules of its interface"), answer);
        }
        Reply reply = problem(outage(answer.failure()), answer);
        return reply.status() == 503
                ? reply.with("Retry-After", answer.failure() == Failure.NO_ROOM ? "1" : "10")
                : reply;
    }

    private static Problem outage(@Nullable Failure failure) {
        return switch (failure == null ? Failure.OUTAGE : failure) {
            case NOT_CONFIGURED -> new Problem(503, "the backend is not configured");
            case NO_ROOM -> new Problem(503, "too many requests are under way");
            case OUTAGE -> new Problem(503, "the backend cannot be reached");
            case DEADLINE -> new Problem(504, "the backend did not answer in time; whether it acted is unknown");
        };
    }

    private static Problem refusal(Status status) {
        return switch (status) {
            case ACCOUNT_NOT_EXIST -> new Problem(404, "there is no such account");
            case ACCOUNT_EXIST -> new Problem(409, "the user name is taken");
            case ACCOUNT_EXIST_WITH_ALIAS -> new Problem(409, "the phone number or e-mail address is taken");
            case ACCOUNT_NOT_LINKED -> new Problem(409, "the phone number cannot be linked");
            case ACCOUNT_ALREADY_ACTIVATED -> new Problem(409, "the account was activated before");
            case ACCOUNT_NOT_ACTIVATED -> new Problem(409, "it is not activated");
            case REQUEST_NOT_AUTHORIZED -> new Problem(403, "the password or the HA1 is wrong");
            case WRONG_ACTIVATION_CODE ->
                new Problem(403, "the code is wrong, was used, has expired or was tried too often");
            case MISSING_ARGUMENTS -> new Problem(422, "a field that this operation needs is missing");
            case ACCOUNT_NOT_CREATED -> new Problem(422, "the account was not created");
            case PHONE_NUMBER_INVALID -> new Problem(422, "no message can be sent to the phone number");
            case ALGO_NOT_SUPPORTED -> new Problem(422, "the algorithm is not supported");
            case PHONE_NUMBER_OVERUSED -> new Problem(429, "too many messages went to the phone number");
            case REQUEST_TOO_MANY_REQUESTS -> new Problem(429, "too many requests");
            case NOT_IMPLEMENTED_ERROR -> new Problem(501, "the backend does not have this operation");
            case SERVER_ERROR -> new Problem(502, "the server behind the backend refused");
            default -> new Problem(409, "refused");
        };
    }
}
