package io.accountcreator.spi;

import static io.accountcreator.status.Status.NOT_IMPLEMENTED_ERROR;
import static io.accountcreator.status.Status.REQUEST_OK;

import io.accountcreator.status.Status;
import java.util.Set;
import java.util.concurrent.Executor;

/** Runs the functions of a blocking backend on an executor; what can be said without blocking is said at once. */
final class BlockingService implements AccountCreatorService {
    private final BlockingBackend backend;
    private final Set<Operation> operations;
    private final Executor executor;

    BlockingService(BlockingBackend backend, Executor executor) {
        this.backend = backend;
        this.operations = Set.copyOf(backend.operations());
        this.executor = executor;
    }

    private Status submit(Operation operation, AccountRequest request, Completion completion) {
        if (!operations.contains(operation)) {
            return NOT_IMPLEMENTED_ERROR;
        }
        Status provisional = backend.check(operation, request);
        if (provisional == REQUEST_OK) {
            executor.execute(() -> completion.work(() -> operation.run(backend, request)));
        }
        return provisional;
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public String description() {
        return backend.description();
    }

    @Override
    public boolean ready() {
        return backend.ready();
    }

    @Override
    public void close() {
        backend.close();
    }

    @Override
    public Status isAccountExist(AccountRequest request, Completion completion) {
        return submit(Operation.IS_ACCOUNT_EXIST, request, completion);
    }

    @Override
    public Status createAccount(AccountRequest request, Completion completion) {
        return submit(Operation.CREATE_ACCOUNT, request, completion);
    }

    @Override
    public Status activateAccount(AccountRequest request, Completion completion) {
        return submit(Operation.ACTIVATE_ACCOUNT, request, completion);
    }

    @Override
    public Status isAccountActivated(AccountRequest request, Completion completion) {
        return submit(Operation.IS_ACCOUNT_ACTIVATED, request, completion);
    }

    @Override
    public Status isAliasUsed(AccountRequest request, Completion completion) {
        return submit(Operation.IS_ALIAS_USED, request, completion);
    }

    @Override
    public Status linkAccount(AccountRequest request, Completion completion) {
        return submit(Operation.LINK_ACCOUNT, request, completion);
    }

    @Override
    public Status activateAlias(AccountRequest request, Completion completion) {
        return submit(Operation.ACTIVATE_ALIAS, request, completion);
    }

    @Override
    public Status recoverAccount(AccountRequest request, Completion completion) {
        return submit(Operation.RECOVER_ACCOUNT, request, completion);
    }

    @Override
    public Status isAccountLinked(AccountRequest request, Completion completion) {
        return submit(Operation.IS_ACCOUNT_LINKED, request, completion);
    }

    @Override
    public Status updateAccount(AccountRequest request, Completion completion) {
        return submit(Operation.UPDATE_ACCOUNT, request, completion);
    }

    @Override
    public Status loginLinphoneAccount(AccountRequest request, Completion completion) {
        return submit(Operation.LOGIN_LINPHONE_ACCOUNT, request, completion);
    }

    @Override
    public Status deleteAccount(AccountRequest request, Completion completion) {
        return submit(Operation.DELETE_ACCOUNT, request, completion);
    }

    @Override
    public Status confirmationKey(AccountRequest request, Completion completion) {
        return submit(Operation.CONFIRMATION_KEY, request, completion);
    }
}
