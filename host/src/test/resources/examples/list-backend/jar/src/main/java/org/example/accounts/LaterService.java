package org.example.accounts;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers later, from a thread of its own, as the client of some message queue would. */
final class LaterService implements AccountCreatorService {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "later"));

    @Override
    public String name() {
        return "later";
    }

    @Override
    public Status isAccountExist(AccountRequest request, Completion completion) {
        if (!Operation.IS_ACCOUNT_EXIST.isSatisfiedBy(request)) {
            return Status.MISSING_ARGUMENTS;
        }
        thread.execute(() -> completion.complete(Outcome.of(Status.ACCOUNT_EXIST)
                .withResponse("answered by " + Thread.currentThread().getName())));
        return Status.REQUEST_OK;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
