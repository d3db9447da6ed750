package io.accountcreator.host.inbound.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.AccountRules;
import io.accountcreator.Secret;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a link says. It all stands in the address, so that nothing has to wait for a body.
 *
 * @param username user name of the account
 * @param code the code
 * @param domain its domain, null for the default one
 * @param algorithm name of the algorithm, null for the default one
 * @param language language that the page should be in, null for the browser's
 * @param token what the page's own form adds, null in a link
 */
record ActivationQuery(
        String username,
        Secret code,
        @Nullable String domain,
        @Nullable String algorithm,
        @Nullable String language,
        @Nullable String token) {

    private static final int LONGEST = 2048;

    /** Reads the part of an address after the question mark; empty if it is not a whole link. */
    static Optional<ActivationQuery> parse(@Nullable String query) {
        if (query == null || query.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : query.split("&")) {
            String[] parts = field.split("=", 2);
            Optional<String> value = decode(parts.length < 2 ? "" : parts[1]);
            // Twice the same: which one is meant is anybody's guess.
            if (value.isEmpty() || fields.putIfAbsent(parts[0], value.get()) != null) {
                return Optional.empty();
            }
        }
        String username = fields.getOrDefault("username", "");
        String code = fields.getOrDefault("confirmation_key", "");
        return username.isEmpty() || code.isEmpty() ? Optional.empty() : Optional.of(of(username, code, fields));
    }

    private static ActivationQuery of(String username, String code, Map<String, String> fields) {
        String algorithm = given(fields, "algorithm");
        return new ActivationQuery(
                username,
                Secret.of(code),
                given(fields, "domain"),
                algorithm == null ? given(fields, "algo") : algorithm,
                given(fields, "lang"),
                given(fields, "token"));
    }

    private static @Nullable String given(Map<String, String> fields, String name) {
        String value = fields.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The value, unless it is not UTF-8 or has control characters. */
    private static Optional<String> decode(String value) {
        try {
            byte[] bytes = URLDecoder.decode(value, ISO_8859_1).getBytes(ISO_8859_1);
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return AccountRules.hasControl(text) ? Optional.empty() : Optional.of(text);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The same again, with a token. */
    String withToken(String with) {
        StringBuilder query = new StringBuilder();
        append(query, "username", username);
        append(query, "confirmation_key", code.reveal());
        append(query, "domain", domain);
        append(query, "algorithm", algorithm);
        append(query, "lang", language);
        append(query, "token", with);
        return query.toString();
    }

    private static void append(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, UTF_8));
        }
    }
}
