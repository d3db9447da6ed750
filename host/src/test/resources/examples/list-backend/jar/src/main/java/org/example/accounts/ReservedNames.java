package org.example.accounts;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Outcome;
import io.accountcreator.spi.ServiceWrapper;
import io.accountcreator.status.Status;
import java.util.Locale;
import java.util.Set;

/** Creates no account with a name that is reserved; hands on everything else. */
final class ReservedNames extends ServiceWrapper {
    private static final Set<String> RESERVED = Set.of("admin", "postmaster");

    ReservedNames(AccountCreatorService wrapped) {
        super(wrapped);
    }

    @Override
    public Status createAccount(AccountRequest request, Completion completion) {
        String username = request.username();
        if (username != null && RESERVED.contains(username.toLowerCase(Locale.ROOT))) {
            completion.complete(Outcome.of(Status.ACCOUNT_NOT_CREATED).withResponse("a reserved name"));
            return Status.REQUEST_OK;
        }
        return super.createAccount(request, completion);
    }
}
