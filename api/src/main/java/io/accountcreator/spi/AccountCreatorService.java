package io.accountcreator.spi;

import static io.accountcreator.status.Status.NOT_IMPLEMENTED_ERROR;

import io.accountcreator.AccountCreator;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.util.Optional;

/**
 * One way to reach accounts: what a backend implements, after {@code LinphoneAccountCreatorService} of the client library.
 * Must be thread-safe.
 *
 * <p>Each operation returns the provisional status and completes the final one itself, inside the call or later, from any
 * thread:
 *
 * <ul>
 *   <li>{@code REQUEST_OK}: exactly one completion is expected. Without one before the deadline the request ends with
 *       REQUEST_FAILED; the first counts, a later one is logged and dropped.
 *   <li>{@code MISSING_ARGUMENTS}: completed with the same status if the service has not done so inside the call.
 *   <li>{@code NOT_IMPLEMENTED_ERROR}, {@code REQUEST_FAILED} (no address to talk to): nothing follows.
 * </ul>
 *
 * A {@link java.util.concurrent.RejectedExecutionException} means that there is no room: provisional REQUEST_FAILED. Any
 * other exception: provisional REQUEST_OK, final UNEXPECTED_ERROR. What is not overridden is not implemented. A backend
 * that blocks is easier written as a {@link BlockingBackend}.
 */
public interface AccountCreatorService extends AutoCloseable {
    /**
     * Names the service in logs and events.
     *
     * @return a short name, by default that of the class
     */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * Says where the accounts are, for the log and for whoever starts a host by hand.
     *
     * @return one line without secrets, by default the name
     */
    default String description() {
        return name();
    }

    /**
     * Says whether requests would reach their accounts now. May block; called off the request's thread, within a time limit.
     *
     * @return true by default
     */
    default boolean ready() {
        return true;
    }

    /**
     * Says what does not work although requests reach their accounts, such as changes while questions are answered. It is
     * told to whoever may ask for the health of the host, so it names neither addresses nor accounts. Must not block.
     *
     * @return a sentence without a full stop; empty, as it is by default, if everything works as far as is known
     */
    default Optional<String> degraded() {
        return Optional.empty();
    }

    /**
     * Tells that a text message did not reach its phone, by the report of the provider that had accepted it: then nobody could
     * use its code. May block. Called again if the report is.
     *
     * @param phone the number that it went to, E.164 with a plus
     * @throws IOException if that could not be noted, and is worth telling again later
     */
    default void undelivered(String phone) throws IOException {}

    /**
     * Called once when a creator was made with this service, before its caller has it.
     *
     * @param creator the new creator, whose fields may be preset here
     */
    default void constructor(AccountCreator creator) {}

    /**
     * Called once when a creator is closed, after its last final status reached everyone.
     *
     * @param creator the closed creator
     */
    default void destructor(AccountCreator creator) {}

    /**
     * Looks at a user name before an account of it is created, so that whoever asks is told what is wrong with it; must not
     * block. Other operations are asked whatever the name is.
     *
     * @param username the user name
     * @return why {@link #createAccount} would not take it, to be read after "the user name"; empty, as by default, if nothing is known
     *     against it
     */
    default Optional<String> newUsernameProblem(String username) {
        return Optional.empty();
    }

    /**
     * Asks whether an account exists. Final: ACCOUNT_EXIST, ACCOUNT_EXIST_WITH_ALIAS (changes the phone),
     * ACCOUNT_NOT_EXIST.
     *
     * @param request needs a user name or a phone number
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status isAccountExist(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Creates an account, by phone if there is a phone number, else by e-mail, and sends its activation code. Final:
     * ACCOUNT_CREATED, ACCOUNT_NOT_CREATED, ACCOUNT_EXIST (name taken), ACCOUNT_EXIST_WITH_ALIAS (phone number taken, or
     * e-mail address where a backend lets one account have it), PHONE_NUMBER_INVALID, PHONE_NUMBER_OVERUSED,
     * ALGO_NOT_SUPPORTED.
     *
     * @param request needs a phone number, or user name, e-mail address and password or HA1
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status createAccount(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Activates an account, by phone if there is a phone number, else by e-mail. Final: ACCOUNT_ACTIVATED (changes the
     * HA1), ACCOUNT_ALREADY_ACTIVATED, ACCOUNT_NOT_ACTIVATED, WRONG_ACTIVATION_CODE, ACCOUNT_NOT_EXIST,
     * ALGO_NOT_SUPPORTED.
     *
     * @param request needs an activation code and a phone number or user name
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status activateAccount(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Asks whether an account is activated. Final: ACCOUNT_ACTIVATED, ACCOUNT_NOT_ACTIVATED, ACCOUNT_NOT_EXIST.
     *
     * @param request needs a user name or a phone number
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status isAccountActivated(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Asks whether a phone number is in use. Final: ALIAS_EXIST, ALIAS_IS_ACCOUNT, ALIAS_NOT_EXIST.
     *
     * @param request needs a phone number or a user name; without a phone number the alias does not exist
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status isAliasUsed(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Sends the code that links a phone number with an account. Final: REQUEST_OK, ACCOUNT_NOT_LINKED, ACCOUNT_NOT_EXIST,
     * PHONE_NUMBER_INVALID, PHONE_NUMBER_OVERUSED.
     *
     * @param request needs a phone number and a user name
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status linkAccount(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Links a phone number with an account. Final: ACCOUNT_ACTIVATED, ACCOUNT_NOT_ACTIVATED, ACCOUNT_NOT_EXIST,
     * ACCOUNT_EXIST_WITH_ALIAS (phone number taken), WRONG_ACTIVATION_CODE, REQUEST_NOT_AUTHORIZED.
     *
     * @param request needs a phone number, a user name, an activation code and the password or HA1
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status activateAlias(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Sends the code that recovers an account. Final: REQUEST_OK (changes the user name), ACCOUNT_NOT_EXIST,
     * PHONE_NUMBER_INVALID, PHONE_NUMBER_OVERUSED, SERVER_ERROR (the mail was refused).
     *
     * @param request needs a phone number, or a user name and its e-mail address
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status recoverAccount(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Asks whether an account has an alias. Final: ACCOUNT_LINKED (changes the phone), ACCOUNT_NOT_LINKED,
     * ACCOUNT_NOT_EXIST.
     *
     * @param request needs a user name
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status isAccountLinked(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Changes the password of an account; the hashes of other algorithms go, so that the old password does not live on, and
     * so does a recovery code that was not used yet.
     * Final: REQUEST_OK, ACCOUNT_NOT_EXIST, REQUEST_NOT_AUTHORIZED, ALGO_NOT_SUPPORTED, SERVER_ERROR.
     *
     * @param request needs a user name or phone number, the password or HA1, and the new password or HA1
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status updateAccount(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Gives the HA1 of an account, and activates it if it was not. Final: REQUEST_OK (changes HA1 and algorithm),
     * ACCOUNT_NOT_EXIST, ACCOUNT_NOT_ACTIVATED (its phone number was taken meanwhile), WRONG_ACTIVATION_CODE,
     * ALGO_NOT_SUPPORTED.
     *
     * @param request needs a user name or phone number, and an activation code
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status loginLinphoneAccount(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Deletes an account and frees its name and aliases. Final: REQUEST_OK, ACCOUNT_NOT_EXIST, REQUEST_NOT_AUTHORIZED.
     *
     * @param request needs a user name or phone number, and the password or HA1
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status deleteAccount(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /**
     * Makes a fresh code, which replaces the last one, and returns it instead of sending it: the activation code of an
     * account that is not activated, else its recovery code. Final: REQUEST_OK (changes the activation code),
     * ACCOUNT_NOT_EXIST, REQUEST_NOT_AUTHORIZED.
     *
     * @param request needs a user name, and the password or HA1
     * @param completion takes the final status
     * @return the provisional status
     */
    default Status confirmationKey(AccountRequest request, Completion completion) {
        return NOT_IMPLEMENTED_ERROR;
    }

    /** Lets go of connections. Called once, when no request is under way. */
    @Override
    default void close() {}
}
