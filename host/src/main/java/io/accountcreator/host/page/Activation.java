package io.accountcreator.host.page;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.AlgorithmStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.Failure;
import io.accountcreator.status.UsernameStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks the backend to activate, and says which page that makes. Thread-safe. */
final class Activation {
    /** What the account manager of old stored for a code that was used up. */
    private static final String RESERVED = "ERROR";

    private final AccountCreators creators;

    Activation(AccountCreators creators) {
        this.creators = creators;
    }

    CompletionStage<Page> of(ActivationQuery query) {
        AccountCreator creator = creators.newAccountCreator();
        boolean asked = false;
        try {
            if (query.code().matches(RESERVED)) {
                return CompletableFuture.completedFuture(Page.REFUSED);
            }
            if (!fill(creator, query)) {
                return CompletableFuture.completedFuture(Page.MALFORMED);
            }
            CompletionStage<FinalStatus> answer = creator.activateAccount().finalStatus();
            asked = true;
            return answer.handle((status, thrown) -> {
                creator.close();
                return thrown == null ? page(status) : Page.FAILED;
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

    private static Page failed(@Nullable Failure failure) {
        return failure == Failure.NO_ROOM ? Page.BUSY : failure == Failure.DEADLINE ? Page.LATE : Page.FAILED;
    }
}
