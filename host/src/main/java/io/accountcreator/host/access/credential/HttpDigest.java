package io.accountcreator.host.access.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.host.access.credential.Nonces.NonceState;
import io.accountcreator.spi.Settings;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * HTTP Digest (RFC 7616) for calls that hold an HA1 themselves. It shows that whoever calls has that HA1, now and for this
 * call; whether it is the account's, the backend says. So no backend has to give one away. Thread-safe.
 */
public final class HttpDigest {
    private static final Pattern COUNT = Pattern.compile("[0-9a-fA-F]{8}");
    private static final int MOST_USED = 20_000;

    private final Nonces nonces;

    HttpDigest(Nonces nonces) {
        this.nonces = nonces;
    }

    /**
     * What a call is entitled by.
     *
     * @param username user name of the account, to the letter
     * @param realm domain of the account
     * @param algorithm that of the HA1
     * @param ha1 as it stands in the call, or made of the password in it
     */
    public record Claim(String username, String realm, Algorithm algorithm, Secret ha1) {}

    /** Reads the settings; empty if it is switched off. */
    public static Optional<HttpDigest> from(Settings settings, Clock clock) {
        HmacSha256 key = HmacSha256.from(settings, AccessSetting.DIGEST_SECRET.key());
        return settings.flag(AccessSetting.DIGEST.key())
                ? Optional.of(new HttpDigest(new Nonces(key, clock, MOST_USED)))
                : Optional.empty();
    }

    /**
     * Looks at a request, and uses its nonce up if all is well.
     *
     * @param request its head
     * @param call what is asked, of which the nonce is good for no other
     * @param claim what it is entitled by
     * @return empty if it is proven; else the challenge to answer with
     */
    public Optional<String> challenge(DigestRequest request, List<String> call, Claim claim) {
        NonceState state = Optional.ofNullable(request.credentials())
                .flatMap(DigestCredentials::parse)
                .filter(credentials -> isProof(credentials, request, claim))
                .map(credentials -> nonces.use(credentials.get("nonce"), claim.realm(), call))
                .orElse(NonceState.FORGED);
        return switch (state) {
            case GOOD -> Optional.empty();
            case STALE -> Optional.of(challenge(call, claim) + ", stale=true");
            case FORGED -> Optional.of(challenge(call, claim));
        };
    }

    /** Of the algorithm of the HA1 alone, so that no client takes a weaker one. */
    private String challenge(List<String> call, Claim claim) {
        return "Digest realm=\"" + claim.realm() + "\", qop=\"auth\", algorithm="
                + claim.algorithm().wireName() + ", nonce=\"" + nonces.make(claim.realm(), call) + '"';
    }

    private static boolean isProof(DigestCredentials credentials, DigestRequest request, Claim claim) {
        String algorithm = credentials.get("algorithm");
        return credentials.get("username").equals(claim.username())
                && credentials.get("realm").equals(claim.realm())
                && credentials.get("uri").equals(request.uri())
                && credentials.get("qop").equals("auth")
                && COUNT.matcher(credentials.get("nc")).matches()
                && !credentials.get("cnonce").isEmpty()
                && (algorithm.isEmpty() ? Algorithm.MD5.wireName() : algorithm)
                        .equals(claim.algorithm().wireName())
                && MessageDigest.isEqual(
                        response(credentials, request, claim).getBytes(UTF_8),
                        credentials.get("response").getBytes(UTF_8));
    }

    private static String response(DigestCredentials credentials, DigestRequest request, Claim claim) {
        Algorithm algorithm = claim.algorithm();
        return algorithm.hash(String.join(
                ":",
                claim.ha1().reveal(),
                credentials.get("nonce"),
                credentials.get("nc"),
                credentials.get("cnonce"),
                credentials.get("qop"),
                algorithm.hash(request.method() + ':' + request.uri())));
    }
}
