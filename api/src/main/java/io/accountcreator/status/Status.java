package io.accountcreator.status;

/**
 * What an operation answers: at once (provisional) and in the end (final).
 *
 * <p>The codes are those of the Linphone client library (5.1.65, 23 to 25 from its newer versions).
 */
public enum Status {
    /** Provisional: the request is under way, exactly one final status follows. Final: done. */
    REQUEST_OK(0),
    /** The request could not be carried out; nothing is said about the account. A {@link Failure} tells why. */
    REQUEST_FAILED(1),
    /** The creator lacks a field that the operation needs. */
    MISSING_ARGUMENTS(2),
    /** Never answered here; kept because the client library has it. */
    MISSING_CALLBACKS(3),
    /** The account was created and waits for its activation. */
    ACCOUNT_CREATED(4),
    /** The account was not created, for a reason that has no status of its own. */
    ACCOUNT_NOT_CREATED(5),
    /** There is such an account; it has no alias. */
    ACCOUNT_EXIST(6),
    /** There is such an account, and it has an alias; in a creation: the alias is taken. */
    ACCOUNT_EXIST_WITH_ALIAS(7),
    /** There is no such account. */
    ACCOUNT_NOT_EXIST(8),
    /** The alias is the user name of an account. */
    ALIAS_IS_ACCOUNT(9),
    /** The alias belongs to an account. */
    ALIAS_EXIST(10),
    /** The alias is free. */
    ALIAS_NOT_EXIST(11),
    /** The account, or the alias, is activated. */
    ACCOUNT_ACTIVATED(12),
    /** The account was activated before. */
    ACCOUNT_ALREADY_ACTIVATED(13),
    /** The account, or the alias, is not activated. */
    ACCOUNT_NOT_ACTIVATED(14),
    /** The account has an alias. */
    ACCOUNT_LINKED(15),
    /** The account has no alias, or the alias was not linked. */
    ACCOUNT_NOT_LINKED(16),
    /** The server refused, for a reason that has no status of its own. */
    SERVER_ERROR(17),
    /** The message with the code could not be sent to the phone number. */
    PHONE_NUMBER_INVALID(18),
    /** The code is wrong, was used already, has expired, or was tried too often. */
    WRONG_ACTIVATION_CODE(19),
    /** Too many messages went to the phone number; try again later. */
    PHONE_NUMBER_OVERUSED(20),
    /** The digest algorithm is not supported. */
    ALGO_NOT_SUPPORTED(21),
    /** A bug in the backend: it threw, or broke the rules of its interface. */
    UNEXPECTED_ERROR(22),
    /** The backend does not have the operation; nothing follows. */
    NOT_IMPLEMENTED_ERROR(23),
    /** The password or the HA1 is wrong. */
    REQUEST_NOT_AUTHORIZED(24),
    /** The caller asks too often. */
    REQUEST_TOO_MANY_REQUESTS(25);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    /**
     * Gives the number that the client library uses for this constant.
     *
     * @return the code, never negative
     */
    public int code() {
        return code;
    }
}
