package io.accountcreator.spi;

import io.accountcreator.status.Status;

/**
 * A service that does with every operation the same: each arrives in {@link #call}. A subclass may still override one
 * operation. Must be thread-safe.
 */
public abstract class UniformService implements AccountCreatorService {
    /** For subclasses. */
    protected UniformService() {}

    /**
     * Takes every operation that is not overridden.
     *
     * @param operation what is asked
     * @param request the fields at the moment of the call
     * @param completion takes the final status
     * @return the provisional status
     */
    protected abstract Status call(Operation operation, AccountRequest request, Completion completion);

    @Override
    public Status isAccountExist(AccountRequest request, Completion completion) {
        return call(Operation.IS_ACCOUNT_EXIST, request, completion);
    }

    @Override
    public Status createAccount(AccountRequest request, Completion completion) {
        return call(Operation.CREATE_ACCOUNT, request, completion);
    }

    @Override
    public Status activateAccount(AccountRequest request, Completion completion) {
        return call(Operation.ACTIVATE_ACCOUNT, request, completion);
    }

    @Override
    public Status isAccountActivated(AccountRequest request, Completion completion) {
        return call(Operation.IS_ACCOUNT_ACTIVATED, request, completion);
    }

    @Override
    public Status isAliasUsed(AccountRequest request, Completion completion) {
        return call(Operation.IS_ALIAS_USED, request, completion);
    }

    @Override
    public Status linkAccount(AccountRequest request, Completion completion) {
        return call(Operation.LINK_ACCOUNT, request, completion);
    }

    @Override
    public Status activateAlias(AccountRequest request, Completion completion) {
        return call(Operation.ACTIVATE_ALIAS, request, completion);
    }

    @Override
    public Status recoverAccount(AccountRequest request, Completion completion) {
        return call(Operation.RECOVER_ACCOUNT, request, completion);
    }

    @Override
    public Status isAccountLinked(AccountRequest request, Completion completion) {
        return call(Operation.IS_ACCOUNT_LINKED, request, completion);
    }

    @Override
    public Status updateAccount(AccountRequest request, Completion completion) {
        return call(Operation.UPDATE_ACCOUNT, request, completion);
    }

    @Override
    public Status loginLinphoneAccount(AccountRequest request, Completion completion) {
        return call(Operation.LOGIN_LINPHONE_ACCOUNT, request, completion);
    }

    @Override
    public Status deleteAccount(AccountRequest request, Completion completion) {
        return call(Operation.DELETE_ACCOUNT, request, completion);
    }

    @Override
    public Status confirmationKey(AccountRequest request, Completion completion) {
        return call(Operation.CONFIRMATION_KEY, request, completion);
    }
}
