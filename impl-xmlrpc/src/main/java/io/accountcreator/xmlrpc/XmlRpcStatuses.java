package io.accountcreator.xmlrpc;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_ALREADY_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALGO_NOT_SUPPORTED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_IS_ACCOUNT;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.MISSING_ARGUMENTS;
import static io.accountcreator.status.Status.PHONE_NUMBER_INVALID;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_FAILED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.SERVER_ERROR;
import static io.accountcreator.status.Status.UNEXPECTED_ERROR;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static java.util.Map.entry;

import io.accountcreator.status.Status;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the words of a server mean: one table per operation, and the status of refusals that it does not list. Words, as
 * opposed to hashes, names, numbers and codes, are {@code OK}, {@code NOK}, {@code ERROR_…} and the like.
 */
enum XmlRpcStatuses {
    IS_ACCOUNT_EXIST(
            others(REQUEST_FAILED),
            Map.of("ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST, "ERROR_ALIAS_DOESNT_EXIST", ACCOUNT_EXIST)),
    CREATE_ACCOUNT(
            others(ACCOUNT_NOT_CREATED),
            Map.of(
                    "OK", ACCOUNT_CREATED,
                    "ERROR_CANNOT_SEND_SMS", PHONE_NUMBER_INVALID,
                    "ERROR_CANT_SEND_SMS", PHONE_NUMBER_INVALID,
                    "ERROR_MAX_SMS_EXCEEDED", PHONE_NUMBER_OVERUSED,
                    "ERROR_ACCOUNT_ALREADY_IN_USE", ACCOUNT_EXIST,
                    "ERROR_ALIAS_ALREADY_IN_USE", ACCOUNT_EXIST_WITH_ALIAS,
                    "ERROR_ALGO_NOT_SUPPORTED", ALGO_NOT_SUPPORTED)),
    /** Success is the HA1. */
    ACTIVATE_ACCOUNT(
            others(ACCOUNT_NOT_ACTIVATED),
            Map.of(
                    "ERROR_ACCOUNT_ALREADY_ACTIVATED", ACCOUNT_ALREADY_ACTIVATED,
                    "ERROR_KEY_DOESNT_MATCH", WRONG_ACTIVATION_CODE,
                    "ERROR_ALGO_NOT_SUPPORTED", ALGO_NOT_SUPPORTED,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST)),
    IS_ACCOUNT_ACTIVATED(
            others(REQUEST_FAILED),
            Map.of(
                    "OK", ACCOUNT_ACTIVATED,
                    "NOK", ACCOUNT_NOT_ACTIVATED,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST)),
    IS_ALIAS_USED(others(ALIAS_NOT_EXIST), Map.of("OK_ACCOUNT", ALIAS_IS_ACCOUNT, "OK_ALIAS", ALIAS_EXIST)),
    LINK_ACCOUNT(
            others(ACCOUNT_NOT_LINKED),
            Map.of(
                    "OK", REQUEST_OK,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST,
                    "ERROR_CANNOT_SEND_SMS", PHONE_NUMBER_INVALID,
                    "ERROR_CANT_SEND_SMS", PHONE_NUMBER_INVALID,
                    "ERROR_MAX_SMS_EXCEEDED", PHONE_NUMBER_OVERUSED)),
    ACTIVATE_ALIAS(
            others(ACCOUNT_NOT_ACTIVATED),
            Map.of(
                    "OK", ACCOUNT_ACTIVATED,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST,
                    "ERROR_ALIAS_ALREADY_IN_USE", ACCOUNT_EXIST_WITH_ALIAS,
                    "ERROR_KEY_DOESNT_MATCH", WRONG_ACTIVATION_CODE,
                    "ERROR_PASSWORD_DOESNT_MATCH", REQUEST_NOT_AUTHORIZED,
                    "ERROR_PASSWORD_NOT_FOUND", REQUEST_NOT_AUTHORIZED)),
    /** Success is the user name. */
    RECOVER_BY_PHONE(
            others(REQUEST_FAILED),
            Map.of(
                    "ERROR_CANNOT_SEND_SMS", PHONE_NUMBER_INVALID,
                    "ERROR_CANT_SEND_SMS", PHONE_NUMBER_INVALID,
                    "ERROR_MAX_SMS_EXCEEDED", PHONE_NUMBER_OVERUSED,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST)),
    RECOVER_BY_EMAIL(
            others(SERVER_ERROR),
            Map.of(
                    "OK", REQUEST_OK,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST,
                    "ERROR_EMAIL_DOESNT_MATCH", ACCOUNT_NOT_EXIST)),
    /** An alias is its phone number. */
    IS_ACCOUNT_LINKED(
            others(REQUEST_FAILED),
            Map.of(
                    "ERROR_USERNAME_PARAMETER_NOT_FOUND", ACCOUNT_NOT_LINKED,
                    "ERROR_ALIAS_DOESNT_EXIST", ACCOUNT_NOT_LINKED,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST)),
    UPDATE_ACCOUNT(
            others(SERVER_ERROR),
            Map.of(
                    "OK", REQUEST_OK,
                    "ERROR_ALGO_NOT_SUPPORTED", ALGO_NOT_SUPPORTED,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST,
                    "ERROR_PASSWORD_DOESNT_MATCH", REQUEST_NOT_AUTHORIZED,
                    "ERROR_PASSWORD_NOT_FOUND", REQUEST_NOT_AUTHORIZED)),
    /** Success is a struct. */
    LOGIN_LINPHONE_ACCOUNT(
            others(UNEXPECTED_ERROR),
            Map.of(
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST,
                    "ERROR_KEY_DOESNT_MATCH", WRONG_ACTIVATION_CODE,
                    "ERROR_ALGO_NOT_SUPPORTED", ALGO_NOT_SUPPORTED)),
    DELETE_ACCOUNT(
            others(SERVER_ERROR),
            Map.ofEntries(
                    entry("OK", REQUEST_OK),
                    entry("NOK", REQUEST_FAILED),
                    entry("ERROR_USERNAME_PARAMETER_NOT_FOUND", MISSING_ARGUMENTS),
                    entry("ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST),
                    entry("ERROR_ALGO_NOT_SUPPORTED", ALGO_NOT_SUPPORTED),
                    entry("ERROR_PASSWORD_DOESNT_MATCH", REQUEST_NOT_AUTHORIZED),
                    entry("ERROR_PASSWORD_NOT_FOUND", REQUEST_NOT_AUTHORIZED))),
    /** Success is the code. */
    CONFIRMATION_KEY(
            others(REQUEST_FAILED),
            Map.of(
                    "ERROR_USERNAME_PARAMETER_NOT_FOUND", MISSING_ARGUMENTS,
                    "ERROR_ACCOUNT_DOESNT_EXIST", ACCOUNT_NOT_EXIST,
                    "ERROR_ALGO_NOT_SUPPORTED", ALGO_NOT_SUPPORTED,
                    "ERROR_PASSWORD_DOESNT_MATCH", REQUEST_NOT_AUTHORIZED,
                    "ERROR_PASSWORD_NOT_FOUND", REQUEST_NOT_AUTHORIZED));

    private static final Pattern REFUSAL = Pattern.compile("NOK|ERROR|ERROR_.*", Pattern.DOTALL);
    private static final Pattern CONSENT = Pattern.compile("OK|OK_ALIAS|OK_ACCOUNT");

    private final Status others;
    private final Map<String, Status> rows;

    XmlRpcStatuses(Status others, Map<String, Status> rows) {
        this.others = others;
        this.rows = rows;
    }

    /**
     * Gives the status of a word; a consent where none is due does not make sense, and so is no fact about an account.
     *
     * @return empty if the text is no word
     */
    Optional<Status> of(String text) {
        if (REFUSAL.matcher(text).matches()) {
            return Optional.of(rows.getOrDefault(text, others));
        }
        return CONSENT.matcher(text).matches()
                ? Optional.of(rows.getOrDefault(text, REQUEST_FAILED))
                : Optional.empty();
    }

    /** Names the row of the refusals that a table does not list. */
    private static Status others(Status status) {
        return status;
    }
}
