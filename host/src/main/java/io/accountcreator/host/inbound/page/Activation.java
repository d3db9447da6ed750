package io.accountcreator.host.inbound.page;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import io.accountcreator.spi.ErrorLog;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.AlgorithmStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.Failure;
import io.accountcreator.status.UsernameStatus;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks the backend to activate, and says which page that makes. Thread-safe. */
final class Activation {
    private static final ErrorLog ERRORS = ErrorLog.of(System.getLogger(Activation.class.getName()));

    private final AccountCreators creators;
    private final ResponsePadding padding;

    Activation(AccountCreators creators, ResponsePadding padding) {
        this.padding = padding;
        this.creators = creators;
    }

    /**
     * Activates; what no final status tells of is noted as a refusal.
     *
     * @param query what the link says
     * @param client who asks, null if that is not known
     * @param refusals where it is noted
     */
    CompletionStage<Page> of(ActivationQuery query, @Nullable InetAddress client, Refusal refusals) {
        AccountCreator creator = creators.newAccountCreator();
        boolean asked = false;
        try {
            creator.setClientAddress(client);
            if (padding.isFull()) {
                return CompletableFuture.completedFuture(Page.BUSY.noteIn(refusals));
            }
            if (AccountField.isNoCode(query.code().reveal())) {
                return CompletableFuture.completedFuture(Page.REFUSED.noteIn(refusals));
            }
            if (!fill(creator, query)) {
                return CompletableFuture.completedFuture(Page.MALFORMED.noteIn(refusals));
            }
            long begin = System.nanoTime();
            Submission submission = creator.activateAccount();
            asked = true;
            return padding.keep(begin, submission.finalStatus()).handle((status, thrown) -> {
                creator.close();
                Page page = thrown == null ? page(status) : failed(thrown);
                return Refusals.isTold(submission.status()) ? page : page.noteIn(refusals);
            });
        } finally {
            if (!asked) {
                creator.close();
            }
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

    private static Page failed(Throwable thrown) {
        ERRORS.write("an account could not be activated by its page", thrown);
        return Page.FAILED;
    }

    private static Page failed(@Nullable Failure failure) {
        return failure == Failure.NO_ROOM ? Page.BUSY : failure == Failure.DEADLINE ? Page.LATE : Page.FAILED;
    }
}
