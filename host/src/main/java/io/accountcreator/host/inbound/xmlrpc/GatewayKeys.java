package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.access.credential.ApiKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets nobody in without an API key: in the header that programs send, or at the end of the path, as apps take an address only. */
final class GatewayKeys {
    private final ApiKeys keys;

    GatewayKeys(ApiKeys keys) {
        this.keys = keys;
    }

    /** Finds the key of a request, before its body is read. */
    ApiKey identify(HttpServletRequest request) throws RefusedException {
        String path = request.getPathInfo();
        Optional<ApiKey> found = path == null ? bearer(request) : keys.find(path.substring(1));
        String why = path == null ? refusal(request) : keys.refusalOf(path.substring(1));
        return found.orElseThrow(() -> new RefusedException(GatewayReply.error(GatewayReply.UNAUTHORIZED, why)
                .with("WWW-Authenticate", "Bearer realm=\"account-creator\"")));
    }

    private String refusal(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders("Authorization"));
        return lines.size() == 1 ? keys.refusal(lines.get(0)) : "it needs an API key";
    }

    private Optional<ApiKey> bearer(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders("Authorization"));
        return lines.size() == 1 ? keys.bearer(lines.get(0)) : Optional.empty();
    }

    /** Refuses a call that is not for this key. */
    static void check(ApiKey key, GatewayMethod method, @Nullable String domain) throws RefusedException {
        if (!key.permits(method.operation()) || !key.permits(domain)) {
            throw new RefusedException(
                    GatewayReply.error(GatewayReply.FORBIDDEN, "the API key is not for this method or this domain"));
        }
    }
}
