package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.AccountCreator;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.host.access.credential.DigestRequest;
import io.accountcreator.host.access.credential.HttpDigest;
import io.accountcreator.host.access.credential.HttpDigest.Claim;
import io.accountcreator.host.inbound.xmlrpc.GatewayField.Parameter;
import io.accountcreator.host.runtime.config.HostConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for HTTP Digest where the account manager of old did: for methods that change an account and are entitled by its
 * hash. Thread-safe.
 */
final class GatewayDigest {
    /** What can stand in quotes as it is. */
    private static final Pattern REALM = Pattern.compile("[!-~&&[^\"\\\\]]+");

    private final HttpDigest digest;
    private final HostConfig config;

    GatewayDigest(HttpDigest digest, HostConfig config) {
        this.digest = digest;
        this.config = config;
    }

    /**
     * Refuses a call that does not prove what it has to.
     *
     * @param method which method
     * @param values its parameters
     * @param creator filled with them
     * @param request the head of the request
     */
    void check(GatewayMethod method, List<String> values, AccountCreator creator, DigestRequest request)
            throws RefusedException {
        String realm = config.domainOf(creator);
        // Without a domain there is no account either: the backend is not asked for one.
        if (!method.needsDigest() || realm == null) {
            return;
        }
        if (!REALM.matcher(realm).matches()) {
            throw RefusedException.badRequest("the domain cannot be a realm");
        }
        Claim claim = claim(creator, user(method, values), realm);
        List<String> call =
                Stream.concat(Stream.of(method.wireName()), values.stream()).toList();
        Optional<String> challenge = digest.challenge(request, call, claim);
        if (challenge.isPresent()) {
            throw new RefusedException(GatewayReply.error(GatewayReply.UNAUTHORIZED, "this method takes HTTP Digest")
                    .with("WWW-Authenticate", challenge.get()));
        }
    }

    private static String user(GatewayMethod method, List<String> values) {
        List<GatewayField> fields =
                method.parameters().stream().map(Parameter::field).toList();
        return values.get(fields.indexOf(GatewayField.USER));
    }

    private Claim claim(AccountCreator creator, String user, String realm) {
        Secret ha1 = creator.ha1();
        if (ha1 == null) {
            Algorithm algorithm = algorithm(creator.algorithm());
            return new Claim(user, realm, algorithm, Ha1.of(algorithm, user, realm, password(creator)));
        }
        return new Claim(user, realm, Ha1.algorithmOf(ha1.reveal()).orElse(Algorithm.MD5), ha1);
    }

    private Algorithm algorithm(@Nullable Algorithm named) {
        Algorithm byDefault = config.rules().algorithm();
        return named != null ? named : byDefault == null ? Algorithm.MD5 : byDefault;
    }

    private static Secret password(AccountCreator creator) {
        Secret password = creator.password();
        if (password == null) {
            throw new IllegalStateException("a method that takes Digest has neither hash nor password");
        }
        return password;
    }
}
