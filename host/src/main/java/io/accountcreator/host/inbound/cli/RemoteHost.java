package io.accountcreator.host.inbound.cli;

import static io.accountcreator.host.access.operation.AccountField.DOMAIN;
import static io.accountcreator.host.access.operation.AccountField.PHONE;
import static io.accountcreator.host.access.operation.AccountField.USERNAME;

import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.access.operation.Answer;
import io.accountcreator.host.access.operation.OperationRequest;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a host elsewhere by its JSON face. */
final class RemoteHost implements OperationTarget {
    private final RemoteUrl url;
    private final @Nullable String key;
    private final RemoteCall call;

    /**
     * Sets where to ask.
     *
     * @param url of the host
     * @param key the API key, null for none
     * @param call how to ask
     */
    RemoteHost(RemoteUrl url, @Nullable String key, RemoteCall call) {
        this.url = url;
        this.key = key;
        this.call = call;
    }

    @Override
    public Answer ask(OperationRequest request) throws CommandException {
        Map<AccountField, String> rest = new EnumMap<>(request.values());
        String username = rest.remove(USERNAME);
        String named = username == null ? rest.remove(PHONE) : username;
        String domain = rest.remove(DOMAIN);
        if (named == null) {
            throw CommandException.usage("an account or a phone number is needed");
        }
        if (domain == null && named.indexOf('@') >= 0) {
            throw CommandException.usage("a user name with an at sign needs its domain besides");
        }
        // Not by JSON-B, which takes longer to load than all else.
        JsonObjectBuilder document = Json.createObjectBuilder();
        rest.forEach((field, value) -> document.add(field.jsonName(), value));
        RemoteCall.Reply reply = call.post(
                url.resolve(
                        "api",
                        "v1",
                        username == null ? "aliases" : "accounts",
                        domain == null ? named : named + '@' + domain,
                        request.operation().commandName()),
                key,
                document.build().toString());
        return new RemoteAnswer(reply).read(request.operation());
    }
}
