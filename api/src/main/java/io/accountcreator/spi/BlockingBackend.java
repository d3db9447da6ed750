package io.accountcreator.spi;

import io.accountcreator.status.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The easy way to write a backend: plain functions that may block, answer with a value, start no thread and fire nothing.
 * Must be thread-safe. The statuses are those of the same methods of {@link AccountCreatorService}.
 *
 * <p>A refusal is a status, a dead server is {@link Outcome#failed}, an exception means a bug and ends as UNEXPECTED_ERROR.
 * A worker whose deadline has passed is interrupted; what it answers then is logged and dropped.
 */
public interface BlockingBackend extends AutoCloseable {
    /**
     * Names the backend in logs and events.
     *
     * @return a short name
     */
    String name();

    /**
     * Says where the accounts are, for the log and for whoever starts a host by hand.
     *
     * @return one line without secrets, by default the name
     */
    default String description() {
        return name();
    }

    /**
     * Lists what this backend can do; anything else is NOT_IMPLEMENTED_ERROR without being queued.
     *
     * @return the operations that it overrides
     */
    Set<Operation> operations();

    /**
     * Looks at a request before it is queued, on the caller's thread; must not block.
     *
     * @param operation what is asked
     * @param request the fields
     * @return REQUEST_OK to go on, MISSING_ARGUMENTS, or REQUEST_FAILED if there is no address to talk to
     */
    default Status check(Operation operation, AccountRequest request) {
        return operation.isSatisfiedBy(request) ? Status.REQUEST_OK : Status.MISSING_ARGUMENTS;
    }

    /**
     * Says whether requests would reach their accounts now.
     *
     * @return true by default
     */
    default boolean ready() {
        return true;
    }

    /**
     * Says what does not work although requests reach their accounts; see {@link AccountCreatorService#degraded}. Must not
     * block.
     *
     * @return a sentence without a full stop; empty by default
     */
    default Optional<String> degraded() {
        return Optional.empty();
    }

    /**
     * See {@link AccountCreatorService#undelivered}.
     *
     * @param phone the number that a message did not reach
     * @throws IOException if that could not be noted
     */
    default void undelivered(String phone) throws IOException {}

    /**
     * See {@link AccountCreatorService#newUsernameProblem}.
     *
     * @param username the user name
     * @return empty by default
     */
    default Optional<String> newUsernameProblem(String username) {
        return Optional.empty();
    }

    /**
     * See {@link AccountCreatorService#isAccountExist}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome isAccountExist(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#createAccount}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome createAccount(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#activateAccount}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome activateAccount(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#isAccountActivated}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome isAccountActivated(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#isAliasUsed}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome isAliasUsed(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#linkAccount}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome linkAccount(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#activateAlias}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome activateAlias(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#recoverAccount}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome recoverAccount(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#isAccountLinked}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome isAccountLinked(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#updateAccount}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome updateAccount(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#loginLinphoneAccount}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome loginLinphoneAccount(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#deleteAccount}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome deleteAccount(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /**
     * See {@link AccountCreatorService#confirmationKey}.
     *
     * @param request the fields
     * @return how it ended
     */
    default Outcome confirmationKey(AccountRequest request) {
        return Outcome.notImplemented();
    }

    /** Lets go of connections. Called once, when no request is under way. */
    @Override
    default void close() {}

    /**
     * Makes a service of this backend.
     *
     * @param executor runs the operations; may reject, which is answered as REQUEST_FAILED
     * @return the service, which closes this backend when it is closed
     */
    default AccountCreatorService on(Executor executor) {
        return new BlockingService(this, executor);
    }
}
