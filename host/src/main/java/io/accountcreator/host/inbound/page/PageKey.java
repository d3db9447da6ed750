package io.accountcreator.host.inbound.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.access.credential.HmacSha256;
import io.accountcreator.spi.Settings;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs what the page gives to browsers and wants back: a token in its form, which shows that the page was opened before its
 * button was pressed, and a proof that this browser has activated this account. Thread-safe.
 */
final class PageKey {
    /** Key by which several hosts take each other's tokens. Default: a random one of this process. May be in a file. */
    static final String SETTING = "accountcreator.page.secret";

    private final HmacSha256 key;

    private PageKey(HmacSha256 key) {
        this.key = key;
    }

    static PageKey from(Settings settings) {
        return new PageKey(HmacSha256.from(settings, SETTING));
    }

    String token(ActivationQuery query) {
        return sign("token", query);
    }

    boolean isToken(ActivationQuery query) {
        return isSame(token(query), query.token());
    }

    String proof(ActivationQuery query) {
        return sign("proof", query);
    }

    boolean isProof(ActivationQuery query, @Nullable String given) {
        return isSame(proof(query), given);
    }

    private static boolean isSame(String right, @Nullable String given) {
        return given != null && MessageDigest.isEqual(right.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private String sign(String what, ActivationQuery query) {
        return HexFormat.of()
                .formatHex(
                        key.ofAll(List.of(what, query.username(), query.code().reveal(), text(query.domain()))));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
