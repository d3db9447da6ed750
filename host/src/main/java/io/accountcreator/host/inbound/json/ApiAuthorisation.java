package io.accountcreator.host.inbound.json;

import static io.accountcreator.host.access.operation.AccountField.ACTIVATION_CODE;
import static io.accountcreator.host.access.operation.AccountField.DOMAIN;
import static io.accountcreator.host.access.operation.AccountField.HA1;
import static io.accountcreator.host.access.operation.AccountField.PASSWORD;

import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.access.disclosure.EnumerationProtection;
import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.host.access.operation.OperationRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says who may ask what. A key that is sent has to be good, even for what is open to all. Thread-safe. */
final class ApiAuthorisation {
    private static final String CHALLENGE = "Bearer realm=\"account-creator\"";

    private final ApiSettings settings;
    private final EnumerationProtection protection;

    ApiAuthorisation(ApiSettings settings, EnumerationProtection protection) {
        this.settings = settings;
        this.protection = protection;
    }

    /** Finds the key that is sent; null if none is. */
    @Nullable
    ApiKey identify(@Nullable String authorization) throws RefusedRequestException {
        if (authorization == null) {
            return null;
        }
        return settings.keys()
                .bearer(authorization)
                .orElseThrow(() ->
                        unauthorized(settings.keys().refusal(authorization), CHALLENGE + ", error=\"invalid_token\""));
    }

    /** Refuses a question that this caller may not ask. */
    void check(@Nullable ApiKey key, OperationRequest request) throws RefusedRequestException {
        check(key, request.operation());
        if (key == null) {
            checkWithoutKey(request);
        } else if (!key.permits(request.values().get(DOMAIN))) {
            throw new RefusedRequestException(403, "the API key is not for this domain");
        }
    }

    /** Refuses an operation that this caller may not ask for, whatever else the request says. */
    void check(@Nullable ApiKey key, AskedOperation operation) throws RefusedRequestException {
        if (key != null && !key.permits(operation)) {
            throw new RefusedRequestException(403, "the API key is not for this operation");
        }
        if (key == null && !isOpen(operation)) {
            require(false, "it needs an API key");
        }
    }

    /** Whether there are requests without a key for it. */
    private boolean isOpen(AskedOperation operation) {
        return switch (operation.withoutKey()) {
            case STATUS -> !protection.strict();
            case WITH_PASSWORD, WITH_CODE -> true;
            case IF_OPEN -> settings.createIsOpen();
            case NEVER -> false;
        };
    }

    private void checkWithoutKey(OperationRequest request) throws RefusedRequestException {
        Map<AccountField, String> values = request.values();
        switch (request.operation().withoutKey()) {
            case WITH_PASSWORD ->
                require(
                        values.containsKey(PASSWORD) || values.containsKey(HA1),
                        "it needs the password or ha1 of the account, or an API key");
            case WITH_CODE ->
                require(
                        values.containsKey(ACTIVATION_CODE),
                        "it needs the activationCode that was sent, or an API key");
            case STATUS, IF_OPEN, NEVER -> {
                // That it is open to all is all there is to ask.
            }
        }
    }

    private static void require(boolean met, String otherwise) throws RefusedRequestException {
        if (!met) {
            throw unauthorized(otherwise, CHALLENGE);
        }
    }

    private static RefusedRequestException unauthorized(String detail, String challenge) {
        return new RefusedRequestException(Reply.problem(401, detail).with("WWW-Authenticate", challenge));
    }
}
