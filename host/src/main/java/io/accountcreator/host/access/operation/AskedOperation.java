package io.accountcreator.host.access.operation;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_LINKED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_IS_ACCOUNT;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;

import io.accountcreator.AccountCreator;
import io.accountcreator.Submission;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The operations by name: one table that ties a name to who may ask it without an API key, to the method of a creator,
 * and to the final statuses that mean success. A question that was answered is a success, whatever the answer.
 */
public enum AskedOperation {
    /** Asks whether an account exists. */
    IS_ACCOUNT_EXIST(
            WithoutKey.STATUS,
            AccountCreator::isAccountExist,
            ACCOUNT_EXIST,
            ACCOUNT_EXIST_WITH_ALIAS,
            ACCOUNT_NOT_EXIST),
    /** Creates an account and sends its activation code. */
    CREATE_ACCOUNT(WithoutKey.IF_OPEN, AccountCreator::createAccount, ACCOUNT_CREATED),
    /** Activates an account by its code. */
    ACTIVATE_ACCOUNT(WithoutKey.WITH_CODE, AccountCreator::activateAccount, ACCOUNT_ACTIVATED),
    /** Asks whether an account is activated; it must exist. */
    IS_ACCOUNT_ACTIVATED(
            WithoutKey.STATUS, AccountCreator::isAccountActivated, ACCOUNT_ACTIVATED, ACCOUNT_NOT_ACTIVATED),
    /** Asks whether a phone number is in use. */
    IS_ALIAS_USED(WithoutKey.STATUS, AccountCreator::isAliasUsed, ALIAS_EXIST, ALIAS_IS_ACCOUNT, ALIAS_NOT_EXIST),
    /** Sends the code that links a phone number. */
    LINK_ACCOUNT(WithoutKey.NEVER, AccountCreator::linkAccount, REQUEST_OK),
    /** Links a phone number by its code. */
    ACTIVATE_ALIAS(WithoutKey.WITH_PASSWORD, AccountCreator::activateAlias, ACCOUNT_ACTIVATED),
    /** Sends the code that recovers an account. */
    RECOVER_ACCOUNT(WithoutKey.NEVER, AccountCreator::recoverAccount, REQUEST_OK),
    /** Asks whether an account has an alias; it must exist. */
    IS_ACCOUNT_LINKED(WithoutKey.NEVER, AccountCreator::isAccountLinked, ACCOUNT_LINKED, ACCOUNT_NOT_LINKED),
    /** Changes a password. */
    UPDATE_ACCOUNT(WithoutKey.WITH_PASSWORD, AccountCreator::updateAccount, REQUEST_OK),
    /** Gives the HA1 for a code. */
    LOGIN_LINPHONE_ACCOUNT(WithoutKey.WITH_CODE, AccountCreator::loginLinphoneAccount, REQUEST_OK),
    /** Deletes an account. */
    DELETE_ACCOUNT(WithoutKey.WITH_PASSWORD, AccountCreator::deleteAccount, REQUEST_OK),
    /** Makes a fresh code and returns it. */
    CONFIRMATION_KEY(WithoutKey.NEVER, AccountCreator::confirmationKey, REQUEST_OK);

    private final String javaName = Names.camel(this);
    private final String commandName = Names.kebab(this);
    private final WithoutKey withoutKey;
    private final Function<AccountCreator, Submission> method;
    private final Set<Status> successes;

    AskedOperation(WithoutKey withoutKey, Function<AccountCreator, Submission> method, Status... successes) {
        this.withoutKey = withoutKey;
        this.method = method;
        this.successes = Set.of(successes);
    }

    /** Who may ask an operation where programs have API keys, without having one. */
    public enum WithoutKey {
        /** Anybody, unless enumeration is hindered; nobody is told more than the status. */
        STATUS,
        /** Whoever gives the password or HA1 of the account. */
        WITH_PASSWORD,
        /** Whoever gives the code that was sent. */
        WITH_CODE,
        /** Anybody, if the settings open it. */
        IF_OPEN,
        /** Nobody. */
        NEVER
    }

    /**
     * Says who may ask without an API key.
     *
     * @return who may
     */
    public WithoutKey withoutKey() {
        return withoutKey;
    }

    /**
     * Finds an operation by either of its names.
     *
     * @param name such as {@code createAccount} or {@code create-account}
     * @return the operation, empty if there is none of that name
     */
    public static Optional<AskedOperation> of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.javaName.equals(name) || operation.commandName.equals(name))
                .findFirst();
    }

    /**
     * Finds the entry of an operation.
     *
     * @param operation any
     * @return its entry in this table
     */
    public static AskedOperation of(Operation operation) {
        return valueOf(operation.name());
    }

    /**
     * Gives the operation.
     *
     * @return the same in the table of backends
     */
    public Operation operation() {
        return Operation.valueOf(name());
    }

    /**
     * Gives the name of the Java method.
     *
     * @return such as {@code createAccount}
     */
    public String javaName() {
        return javaName;
    }

    /**
     * Gives the name in paths and on the command line.
     *
     * @return such as {@code create-account}
     */
    public String commandName() {
        return commandName;
    }

    /**
     * Calls the operation.
     *
     * @param creator with its fields set
     * @return the provisional status, and the final one to come
     */
    public Submission ask(AccountCreator creator) {
        return method.apply(creator);
    }

    /**
     * Says whether it is more than a question.
     *
     * @return true if the account, or a code of it, may be another afterwards
     */
    public boolean changes() {
        return operation().kind() != Operation.Kind.QUESTION;
    }

    /** Whether a final status means that the operation did, or told, what it was asked for. */
    boolean isSuccess(Status status) {
        return successes.contains(status);
    }
}
