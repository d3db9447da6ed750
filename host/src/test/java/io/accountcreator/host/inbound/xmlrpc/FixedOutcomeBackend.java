package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.util.Set;
import java.util.function.Supplier;

/** A backend that ends every request as it is told to. */
record FixedOutcomeBackend(Set<Operation> operations, Supplier<Outcome> told) implements BlockingBackend {
    @Override
    public String name() {
        return "told";
    }

    @Override
    public Status check(Operation operation, AccountRequest request) {
        return Status.REQUEST_OK;
    }

    @Override
    public Outcome isAccountExist(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome createAccount(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome activateAccount(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome isAccountActivated(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome isAliasUsed(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome linkAccount(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome activateAlias(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome recoverAccount(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome isAccountLinked(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome updateAccount(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome loginLinphoneAccount(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome deleteAccount(AccountRequest request) {
        return told.get();
    }

    @Override
    public Outcome confirmationKey(AccountRequest request) {
        return told.get();
    }
}
