package io.accountcreator.spi;

import static io.accountcreator.spi.Need.ACTIVATION_CODE;
import static io.accountcreator.spi.Need.CREDENTIAL;
import static io.accountcreator.spi.Need.EMAIL;
import static io.accountcreator.spi.Need.FITTING_HA1;
import static io.accountcreator.spi.Need.IDENTITY;
import static io.accountcreator.spi.Need.NEW_CREDENTIAL;
import static io.accountcreator.spi.Need.PHONE;
import static io.accountcreator.spi.Need.USERNAME;
import static io.accountcreator.spi.Need.either;

import io.accountcreator.status.Status;
import java.util.List;
import java.util.Set;

/**
 * What can be asked: one table that ties an operation to its kind, to the method of a backend that runs it and to the fields
 * that it needs. Every operation needs a domain besides.
 */
public enum Operation {
    /** Asks whether an account exists, and for its alias. */
    IS_ACCOUNT_EXIST(
            Kind.QUESTION, AccountCreatorService::isAccountExist, BlockingBackend::isAccountExist, either(IDENTITY)),
    /** Creates an account and sends its activation code. */
    CREATE_ACCOUNT(
            Kind.MESSAGE,
            AccountCreatorService::createAccount,
            BlockingBackend::createAccount,
            either(PHONE, FITTING_HA1).or(USERNAME, EMAIL, CREDENTIAL)),
    /** Activates an account with the code of a message. */
    ACTIVATE_ACCOUNT(
            Kind.TRY,
            AccountCreatorService::activateAccount,
            BlockingBackend::activateAccount,
            either(IDENTITY, ACTIVATION_CODE)),
    /** Asks whether an account is activated. */
    IS_ACCOUNT_ACTIVATED(
            Kind.QUESTION,
            AccountCreatorService::isAccountActivated,
            BlockingBackend::isAccountActivated,
            either(IDENTITY)),
    /** Asks whether a phone number is the alias of an account. */
    IS_ALIAS_USED(Kind.QUESTION, AccountCreatorService::isAliasUsed, BlockingBackend::isAliasUsed, either(IDENTITY)),
    /** Sends the code that links a phone number with an account. */
    LINK_ACCOUNT(
            Kind.MESSAGE, AccountCreatorService::linkAccount, BlockingBackend::linkAccount, either(PHONE, USERNAME)),
    /** Links a phone number with an account, by the code sent to it. */
    ACTIVATE_ALIAS(
            Kind.TRY,
            AccountCreatorService::activateAlias,
            BlockingBackend::activateAlias,
            either(PHONE, USERNAME, ACTIVATION_CODE, CREDENTIAL)),
    /** Sends the code that recovers an account. */
    RECOVER_ACCOUNT(
            Kind.MESSAGE,
            AccountCreatorService::recoverAccount,
            BlockingBackend::recoverAccount,
            either(PHONE).or(USERNAME, EMAIL)),
    /** Asks whether an account has an alias. */
    IS_ACCOUNT_LINKED(
            Kind.QUESTION, AccountCreatorService::isAccountLinked, BlockingBackend::isAccountLinked, either(USERNAME)),
    /** Changes the password of an account. */
    UPDATE_ACCOUNT(
            Kind.TRY,
            AccountCreatorService::updateAccount,
            BlockingBackend::updateAccount,
            either(IDENTITY, CREDENTIAL, NEW_CREDENTIAL)),
    /** Gives the HA1 of an account to whoever has its code. */
    LOGIN_LINPHONE_ACCOUNT(
            Kind.TRY,
            AccountCreatorService::loginLinphoneAccount,
            BlockingBackend::loginLinphoneAccount,
            either(IDENTITY, ACTIVATION_CODE)),
    /** Deletes an account; for tests, off by default at the gateway. */
    DELETE_ACCOUNT(
            Kind.TRY,
            AccountCreatorService::deleteAccount,
            BlockingBackend::deleteAccount,
            either(IDENTITY, CREDENTIAL)),
    /** Makes a fresh code and returns it; for tests, off by default at the gateway. */
    CONFIRMATION_KEY(
            Kind.TRY,
            AccountCreatorService::confirmationKey,
            BlockingBackend::confirmationKey,
            either(USERNAME, CREDENTIAL));

    private final Kind kind;
    private final Call call;
    private final Work work;
    private final List<Set<Need>> needs;

    Operation(Kind kind, Call call, Work work, Need.Alternatives needs) {
        this.kind = kind;
        this.call = call;
        this.work = work;
        this.needs = needs.sets();
    }

    /** What an operation is to whoever runs a host, and to the owner of the account. */
    public enum Kind {
        /** Tells a fact about an account, and changes nothing. */
        QUESTION,
        /** Tries a code or a password. */
        TRY,
        /** Sends a message, which has to be paid for. */
        MESSAGE
    }

    /**
     * Says what kind of operation it is: hosts limit each kind by itself.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Asks a service.
     *
     * @param service whom to ask
     * @param request the fields at the moment of the call
     * @param completion where the service puts the final status
     * @return the provisional status
     */
    public Status call(AccountCreatorService service, AccountRequest request, Completion completion) {
        return call.on(service, request, completion);
    }

    /**
     * Runs the operation of a blocking backend on this thread.
     *
     * @param backend whom to ask
     * @param request the fields at the moment of the call
     * @return how it ended
     */
    public Outcome run(BlockingBackend backend, AccountRequest request) {
        return work.on(backend, request);
    }

    /**
     * Says whether a request has the fields that this operation needs.
     *
     * @param request the fields at the moment of the call
     * @return false if the answer can only be MISSING_ARGUMENTS
     */
    public boolean isSatisfiedBy(AccountRequest request) {
        return Need.DOMAIN.isIn(request)
                && needs.stream().anyMatch(set -> set.stream().allMatch(need -> need.isIn(request)));
    }

    @FunctionalInterface
    private interface Call {
        Status on(AccountCreatorService service, AccountRequest request, Completion completion);
    }

    @FunctionalInterface
    private interface Work {
        Outcome on(BlockingBackend backend, AccountRequest request);
    }
}
