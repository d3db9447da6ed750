package io.accountcreator.host.inbound.json;

import io.accountcreator.host.inbound.json.RawHttp.Answer;
import io.accountcreator.host.inbound.json.RawHttp.Request;
import io.accountcreator.spi.TestCodes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a host by JSON. */
public final class JsonClient {
    /** Keys by name; each has the mark of secrets in it. */
    public static final Map<String, String> KEYS = Map.of(
            "all", TestCodes.MARK + "a".repeat(40),
            "tests", TestCodes.MARK + "b".repeat(40),
            "shop", TestCodes.MARK + "c".repeat(40));

    private final URI root;
    private final @Nullable String key;

    private JsonClient(URI root, @Nullable String key) {
        this.root = root;
        this.key = key;
    }

    /** A client of a host at the address of its context, without a slash at the end. */
    public static JsonClient of(URI context) {
        return new JsonClient(URI.create(context + JsonApplication.ROOT), null);
    }

    /** Settings of a host that knows the keys; {@code shop} may only look, at a domain of its own. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("accountcreator.api.keys", "all,tests,shop");
        KEYS.forEach((name, key) -> {
            settings.put("accountcreator.api.key." + name + ".sha256", sha256(key));
            settings.put("accountcreator.api.key." + name + ".operations", "*");
        });
        settings.put("accountcreator.api.key.all.domains", "*");
        settings.put("accountcreator.api.key.tests.operations", "confirmation-key");
        settings.put("accountcreator.api.key.shop.operations", "is-account-exist, is-alias-used");
        settings.put("accountcreator.api.key.shop.domains", "shop.example.org");
        return settings;
    }

    /** The same client with the key of that name. */
    public JsonClient with(String name) {
        return new JsonClient(root, KEYS.get(name));
    }

    public Answer get(String path) {
        return send(request("GET", path, ""));
    }

    public Answer post(String path, String body) {
        return send(request("POST", path, body.replace('\'', '"')).with("Content-Type", "application/json"));
    }

    /** A request to be changed; the path is below {@code /api/v1}. */
    public Request request(String method, String path, String body) {
        Request request =
                new Request(method, root.getRawPath() + path, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        return key == null ? request : request.with("Authorization", "Bearer " + key);
    }

    public Answer send(Request request) {
        return RawHttp.exchange(root, request);
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
