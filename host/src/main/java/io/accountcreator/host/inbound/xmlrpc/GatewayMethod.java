package io.accountcreator.host.inbound.xmlrpc;

import static io.accountcreator.host.inbound.xmlrpc.GatewayAnswers.answers;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.ALGORITHM;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.CODE;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.CREDENTIAL;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.DOMAIN;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.EMAIL;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.HASH;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.LANGUAGE;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.NEW_HASH;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.PHONE;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.USER;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.USER_AGENT;
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
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.SERVER_ERROR;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;

import io.accountcreator.AccountCreator;
import io.accountcreator.Submission;
import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.host.inbound.xmlrpc.GatewayField.Parameter;
import io.accountcreator.status.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The methods: one table that ties a name to its parameters, to the operation it asks, and to what it answers. */
enum GatewayMethod {
    /** Clients take every text but two for a phone number: nothing else may be said. */
    GET_PHONE_NUMBER_FOR_ACCOUNT(
            List.of(USER.strict(), DOMAIN.optional()),
            AskedOperation.IS_ACCOUNT_EXIST,
            answers()
                    .on(ACCOUNT_NOT_EXIST, WireTexts.NO_ACCOUNT)
                    .on(ACCOUNT_EXIST, WireTexts.NO_ALIAS)
                    .on(ACCOUNT_EXIST_WITH_ALIAS, GatewayAnswers::phone)),
    IS_ACCOUNT_USED(
            List.of(USER.required(), DOMAIN.optional()),
            AskedOperation.IS_ACCOUNT_EXIST,
            answers()
                    .on(ACCOUNT_EXIST, WireTexts.OK)
                    .on(ACCOUNT_EXIST_WITH_ALIAS, WireTexts.OK)
                    .on(ACCOUNT_NOT_EXIST, WireTexts.NOK)
                    .on(MISSING_ARGUMENTS, WireTexts.NO_USER)),
    IS_ACCOUNT_ACTIVATED(
            List.of(USER.required(), DOMAIN.optional(), ALGORITHM.optional()),
            AskedOperation.IS_ACCOUNT_ACTIVATED,
            account().on(ACCOUNT_ACTIVATED, WireTexts.OK).on(ACCOUNT_NOT_ACTIVATED, WireTexts.NOK)),
    IS_PHONE_NUMBER_USED(
            List.of(PHONE.required(), DOMAIN.optional()),
            AskedOperation.IS_ALIAS_USED,
            answers()
                    .on(ALIAS_EXIST, WireTexts.OK_ALIAS)
                    .on(ALIAS_IS_ACCOUNT, WireTexts.OK_ACCOUNT)
                    .on(ALIAS_NOT_EXIST, WireTexts.NOK)
                    .on(MISSING_ARGUMENTS, WireTexts.NO_USER)),
    CREATE_PHONE_ACCOUNT(
            List.of(
                    PHONE.required(),
                    USER.optional(),
                    HASH.optional(),
                    USER_AGENT.optional(),
                    DOMAIN.optional(),
                    LANGUAGE.optional(),
                    ALGORITHM.optional()),
            AskedOperation.CREATE_ACCOUNT,
            created()),
    CREATE_EMAIL_ACCOUNT(
            List.of(
                    USER.required(),
                    EMAIL.required(),
                    HASH.strict(),
                    USER_AGENT.optional(),
                    DOMAIN.optional(),
                    ALGORITHM.optional()),
            AskedOperation.CREATE_ACCOUNT,
            created().on(ACCOUNT_EXIST_WITH_ALIAS, WireTexts.EMAIL_TAKEN)),
    ACTIVATE_PHONE_ACCOUNT(
            List.of(PHONE.required(), USER.optional(), CODE.optional(), DOMAIN.optional(), ALGORITHM.optional()),
            AskedOperation.ACTIVATE_ACCOUNT,
            activated()),
    ACTIVATE_EMAIL_ACCOUNT(
            List.of(USER.required(), CODE.optional(), DOMAIN.optional(), ALGORITHM.optional()),
            AskedOperation.ACTIVATE_ACCOUNT,
            activated()),
    LINK_PHONE_NUMBER_WITH_ACCOUNT(
            List.of(PHONE.required(), USER.required(), DOMAIN.optional(), LANGUAGE.optional()),
            AskedOperation.LINK_ACCOUNT,
            account().onSms().on(REQUEST_OK, WireTexts.OK).on(ACCOUNT_NOT_LINKED, WireTexts.ALIAS_TAKEN)),
    ACTIVATE_PHONE_NUMBER_LINK(
            List.of(
                    PHONE.required(),
                    USER.required(),
                    CODE.optional(),
                    HASH.strict(),
                    DOMAIN.optional(),
                    ALGORITHM.optional()),
            AskedOperation.ACTIVATE_ALIAS,
            account()
                    .on(ACCOUNT_ACTIVATED, WireTexts.OK)
                    .on(ACCOUNT_NOT_ACTIVATED, WireTexts.NOT_ACTIVATED)
                    .on(ACCOUNT_EXIST_WITH_ALIAS, WireTexts.ALIAS_TAKEN)
                    .on(WRONG_ACTIVATION_CODE, WireTexts.BAD_KEY)),
    RECOVER_PHONE_ACCOUNT(
            List.of(PHONE.required(), DOMAIN.optional(), LANGUAGE.optional()),
            AskedOperation.RECOVER_ACCOUNT,
            account().onSms().on(REQUEST_OK, GatewayAnswers::username)),
    RECOVER_EMAIL_ACCOUNT(
            List.of(USER.required(), EMAIL.required(), DOMAIN.optional()),
            AskedOperation.RECOVER_ACCOUNT,
            account().on(REQUEST_OK, WireTexts.OK)),
    RECOVER_ACCOUNT_FROM_CONFIRMATION_KEY(
            List.of(USER.required(), CODE.optional(), DOMAIN.optional(), ALGORITHM.optional()),
            AskedOperation.LOGIN_LINPHONE_ACCOUNT,
            account()
                    .on(REQUEST_OK, GatewayAnswers::login)
                    .on(ACCOUNT_NOT_ACTIVATED, WireTexts.NOT_ACTIVATED)
                    .on(WRONG_ACTIVATION_CODE, WireTexts.BAD_KEY)),
    UPDATE_HASH(
            List.of(USER.required(), HASH.required(), NEW_HASH.required(), DOMAIN.optional(), ALGORITHM.optional()),
            AskedOperation.UPDATE_ACCOUNT,
            account().on(REQUEST_OK, WireTexts.OK).on(SERVER_ERROR, WireTexts.NOK)),
    UPDATE_PASSWORD(UPDATE_HASH.parameters, UPDATE_HASH.operation, UPDATE_HASH.answers),
    DELETE_ACCOUNT(
            List.of(USER.required(), CREDENTIAL.required(), DOMAIN.optional(), ALGORITHM.optional()),
            AskedOperation.DELETE_ACCOUNT,
            account().on(REQUEST_OK, WireTexts.OK)),
    GET_CONFIRMATION_KEY(
            List.of(USER.required(), CREDENTIAL.required(), DOMAIN.optional(), ALGORITHM.optional()),
            AskedOperation.CONFIRMATION_KEY,
            account().on(REQUEST_OK, GatewayAnswers::activationCode));

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final List<Parameter> parameters;
    private final AskedOperation operation;
    private final GatewayAnswers answers;

    GatewayMethod(List<Parameter> parameters, AskedOperation operation, GatewayAnswers answers) {
        this.parameters = parameters;
        this.operation = operation;
        this.answers = answers;
    }

    /** Finds a method by its name on the wire. */
    static Optional<GatewayMethod> of(String wireName, boolean testMethods) {
        return Arrays.stream(values())
                .filter(method -> method.wireName().equals(wireName))
                .filter(method -> method.isOffered(testMethods))
                .findFirst();
    }

    /** Whether the method is there: those for tests only if they are switched on. */
    boolean isOffered(boolean testMethods) {
        return testMethods || (this != DELETE_ACCOUNT && this != GET_CONFIRMATION_KEY);
    }

    /** Whether the account manager of old, switched to HTTP Digest, took this method with a proof only. */
    boolean needsDigest() {
        return switch (this) {
            case UPDATE_HASH, UPDATE_PASSWORD, ACTIVATE_PHONE_NUMBER_LINK, DELETE_ACCOUNT -> true;
            default -> false;
        };
    }

    String wireName() {
        return wireName;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    AskedOperation operation() {
        return operation;
    }

    Submission ask(AccountCreator creator) {
        return operation.ask(creator);
    }

    Optional<XmlRpcAnswer> answer(Status status, AccountCreator creator) {
        return answers.to(status, creator);
    }

    /** What methods about an existing account have in common. */
    private static GatewayAnswers account() {
        return answers()
                .on(ACCOUNT_NOT_EXIST, WireTexts.NO_ACCOUNT)
                .on(REQUEST_NOT_AUTHORIZED, WireTexts.BAD_PASSWORD)
                .on(ALGO_NOT_SUPPORTED, WireTexts.NO_ALGORITHM)
                .on(MISSING_ARGUMENTS, WireTexts.NO_USER);
    }

    private static GatewayAnswers created() {
        return answers()
                .onSms()
                .on(ACCOUNT_CREATED, WireTexts.OK)
                .on(ACCOUNT_NOT_CREATED, WireTexts.NOK)
                .on(ACCOUNT_EXIST, WireTexts.ACCOUNT_TAKEN)
                .on(ACCOUNT_EXIST_WITH_ALIAS, WireTexts.ALIAS_TAKEN)
                .on(ALGO_NOT_SUPPORTED, WireTexts.NO_ALGORITHM)
                .on(MISSING_ARGUMENTS, WireTexts.NO_USER);
    }

    private static GatewayAnswers activated() {
        return account()
                .on(ACCOUNT_ACTIVATED, GatewayAnswers::ha1)
                .on(ACCOUNT_ALREADY_ACTIVATED, WireTexts.ALREADY_ACTIVATED)
                .on(ACCOUNT_NOT_ACTIVATED, WireTexts.NO_PASSWORD)
                .on(ACCOUNT_EXIST_WITH_ALIAS, WireTexts.ALIAS_TAKEN)
                .on(WRONG_ACTIVATION_CODE, WireTexts.BAD_KEY);
    }
}
