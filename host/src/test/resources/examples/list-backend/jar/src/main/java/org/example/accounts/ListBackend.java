package org.example.accounts;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.util.List;
import java.util.Set;

/** Says whether a name is on a list; whatever else it is asked for is not implemented. */
record ListBackend(List<String> names) implements BlockingBackend {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.IS_ACCOUNT_EXIST);
    }

    @Override
    public Outcome isAccountExist(AccountRequest request) {
        return Outcome.of(names.contains(request.identity()) ? Status.ACCOUNT_EXIST : Status.ACCOUNT_NOT_EXIST);
    }
}
