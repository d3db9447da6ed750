package io.accountcreator.host.inbound.page;

import io.accountcreator.AccountCreator;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.access.CallSequence;
import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.spi.ErrorLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.AlgorithmStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.Failure;
import io.accountcreator.status.UsernameStatus;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks the backend to activate, and says which page that makes. Thread-safe. */
final class Activation {
    private static final ErrorLog ERRORS = ErrorLog.of(System.getLogger(Activation.class.getName()));

    private final CallSequence sequence;

    Activation(CallSequence sequence) {
        this.sequence = sequence;
    }

    /**
     * What is shown.
     *
     * @param page the page
     * @param isRefusal whether no final status tells of it, so that it is to be noted as a refusal
     * @param retryAfter after how long whoever asked too often may try again, else null
     */
    record Result(Page page, boolean isRefusal, @Nullable Duration retryAfter) {}

    /**
     * Activates.
     *
     * @param query what the link says
     * @param client who asks, null if that is not known
     */
    CompletionStage<Result> of(ActivationQuery query, @Nullable InetAddress client) {
        try {
            return sequence.carryOut(new PageCall(query, client)).exceptionally(thrown -> failed(thrown));
        } catch (RefusedPageException e) {
            return CompletableFuture.completedFuture(refusal(e.page));
        }
    }

    private static Result refusal(Page page) {
        return new Result(page, true, null);
    }

    /** Ends an activation before anything is asked. */
    private static final class RefusedPageException extends Exception {
        private static final long serialVersionUID = 1L;

        private final Page page;

        RefusedPageException(Page page) {
            super(page.name(), null, false, false);
            this.page = page;
        }
    }

    /** One activation on its way through what all calls go through. */
    private record PageCall(ActivationQuery query, @Nullable InetAddress client)
            implements CallSequence.Call<Result, RefusedPageException> {
        @Override
        public Operation operation() {
            return Operation.ACTIVATE_ACCOUNT;
        }

        @Override
        public Result tooMany(Duration wait) {
            return new Result(Page.TOO_MANY, true, wait);
        }

        @Override
        public Result noRoom() {
            return refusal(Page.BUSY);
        }

        @Override
        public void prepare(AccountCreator creator) throws RefusedPageException {
            if (AccountField.isNoCode(query.code().reveal())) {
                throw new RefusedPageException(Page.REFUSED);
            }
            if (!fill(creator, query)) {
                throw new RefusedPageException(Page.MALFORMED);
            }
        }

        @Override
        public Submission ask(AccountCreator creator) {
            return creator.activateAccount();
        }

        @Override
        public Result answer(AccountCreator creator, Submission submission, FinalStatus status) {
            return new Result(page(status), !Refusals.isTold(submission.status()), null);
        }
    }

    private static boolean fill(AccountCreator creator, ActivationQuery query) {
        return creator.setUsername(query.username()) == UsernameStatus.OK
                && creator.setActivationCode(query.code().reveal()) == ActivationCodeStatus.OK
                && (query.domain() == null || creator.setDomain(query.domain()) == DomainStatus.OK)
                && (query.algorithm() == null || creator.setAlgorithm(query.algorithm()) == AlgorithmStatus.OK);
    }

    /** That an account is active already is not told: this code does not prove a right to know it. */
    private static Page page(FinalStatus status) {
        return switch (status.status()) {
            case ACCOUNT_ACTIVATED -> Page.DONE;
            case ACCOUNT_ALREADY_ACTIVATED,
                    ACCOUNT_NOT_ACTIVATED,
                    ACCOUNT_NOT_EXIST,
                    ACCOUNT_EXIST_WITH_ALIAS,
                    WRONG_ACTIVATION_CODE,
                    ALGO_NOT_SUPPORTED -> Page.REFUSED;
            case MISSING_ARGUMENTS -> Page.MALFORMED;
            case REQUEST_FAILED -> failed(status.failure());
            default -> Page.FAILED;
        };
    }

    private static Result failed(Throwable thrown) {
        ERRORS.write("an account could not be activated by its page", thrown);
        return refusal(Page.FAILED);
    }

    private static Page failed(@Nullable Failure failure) {
        return failure == Failure.NO_ROOM ? Page.BUSY : failure == Failure.DEADLINE ? Page.LATE : Page.FAILED;
    }
}
