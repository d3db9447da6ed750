package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.host.access.credential.DigestAnswer;
import io.accountcreator.host.real.RealClient;
import io.accountcreator.spi.TestCodes;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayDigestTest {
    private static final String DOMAIN = GatewayRig.DOMAIN;

    private final GatewayRig rig = new GatewayRig(
            Map.of("accountcreator.gateway.digest", "true", "accountcreator.gateway.test-methods", "true"),
            null,
            Duration.ofSeconds(10));
    private final TestCodes secrets = new TestCodes();
    private final String password = secrets.password();
    private final String better = secrets.password();

    @AfterEach
    void close() {
        rig.close();
    }

    private static String ha1(Algorithm algorithm, String username, String password) {
        return Ha1.of(algorithm, username, DOMAIN, Secret.of(password)).reveal();
    }

    private void createAlice(Algorithm algorithm) throws Exception {
        String hash = ha1(algorithm, "alice", password);
        rig.call("create_email_account", "alice", "alice@example.org", hash, "app", DOMAIN, algorithm.wireName());
        String code = rig.sent.last("alice@example.org").orElseThrow().code().reveal();
        rig.call("activate_email_account", "alice", code, DOMAIN, algorithm.wireName());
    }

    private HttpResponse<String> prove(String header, String credentials, String method, String... parameters)
            throws Exception {
        return rig.send(rig.request()
                .header("Content-Type", "text/xml")
                .header(header, credentials)
                .POST(BodyPublishers.ofString(Calls.call(method, parameters))));
    }

    private static String challenge(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        return response.headers().firstValue("WWW-Authenticate").orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aMethodThatChangesAnAccountShouldBeCarriedOutWithAProof(Algorithm algorithm) throws Exception {
        createAlice(algorithm);
        String old = ha1(algorithm, "alice", password);
        String[] call = {"alice", old, ha1(algorithm, "alice", better), DOMAIN, algorithm.wireName()};

        String challenge = challenge(rig.call("update_hash", call));
        String proof = new DigestAnswer(challenge, algorithm, "alice", DOMAIN, old, "/xmlrpc").header();

        assertThat(challenge).startsWith("Digest realm=\"sip.example.org\"").contains("=" + algorithm.wireName() + ",");
        assertThat(prove("Authorization", proof, "update_hash", call).body()).isEqualTo(Calls.text("OK"));
        assertThat(prove("Authorization", proof, "update_hash", call).statusCode())
                .as("sent once more")
                .isEqualTo(401);
    }

    @Test
    void theOtherHeaderOfOldShouldBeTakenToo() throws Exception {
        createAlice(Algorithm.MD5);
        String old = ha1(Algorithm.MD5, "alice", password);
        String[] call = {"alice", old, ha1(Algorithm.MD5, "alice", better)};

        String challenge = challenge(rig.call("update_password", call));
        String proof = new DigestAnswer(challenge, Algorithm.MD5, "alice", DOMAIN, old, "/xmlrpc").header();

        assertThat(prove("Auth-Digest", proof, "update_password", call).body()).isEqualTo(Calls.text("OK"));
    }

    /** It proves that the caller has the hash that the call holds; whether that is the account's, the backend says. */
    @Test
    void aProofOfAWrongHashShouldBeRefusedByTheBackend() throws Exception {
        createAlice(Algorithm.MD5);
        String wrong = ha1(Algorithm.MD5, "alice", better);
        String[] call = {"alice", wrong, wrong};

        String challenge = challenge(rig.call("update_hash", call));
        String proof = new DigestAnswer(challenge, Algorithm.MD5, "alice", DOMAIN, wrong, "/xmlrpc").header();

        assertThat(prove("Authorization", proof, "update_hash", call).body())
                .isEqualTo(Calls.text("ERROR_PASSWORD_DOESNT_MATCH"));
    }

    @Test
    void aClearPasswordShouldBeProvenByItsHash() throws Exception {
        createAlice(Algorithm.SHA_256);
        String[] call = {"alice", password, DOMAIN, "SHA-256"};
        String hash = ha1(Algorithm.SHA_256, "alice", password);

        String challenge = challenge(rig.call("delete_account", call));
        String proof = new DigestAnswer(challenge, Algorithm.SHA_256, "alice", DOMAIN, hash, "/xmlrpc").header();

        assertThat(prove("Authorization", proof, "delete_account", call).body()).isEqualTo(Calls.text("OK"));
    }

    @ParameterizedTest
    @CsvSource({
        "activate_phone_number_link, 401",
        "update_hash, 401",
        "update_password, 401",
        "delete_account, 401",
        "create_email_account, 200",
        "activate_email_account, 200",
        "recover_email_account, 200",
        "create_phone_account, 200",
        "activate_phone_account, 200",
        "recover_phone_account, 200",
        "is_phone_number_used, 200",
        "get_phone_number_for_account, 200",
        "get_confirmation_key, 200",
        "is_account_used, 200",
        "is_account_activated, 200",
        "recover_account_from_confirmation_key, 200",
        "link_phone_number_with_account, 200",
        "system.listMethods, 200"
    })
    void theMethodsThatNeededItShouldNeedItAndNoOthers(String method, int status) throws Exception {
        List<String> values = new ArrayList<>();
        GatewayMethod.of(method, true).ifPresent(known -> known.parameters()
                .forEach(parameter -> values.add(
                        switch (parameter.field()) {
                            case PHONE -> "+33612345678";
                            case EMAIL -> "nobody@example.org";
                            case HASH, NEW_HASH, CREDENTIAL -> ha1(Algorithm.MD5, "nobody", password);
                            case CODE -> "1234";
                            case USER -> "nobody";
                            default -> "";
                        })));

        assertThat(rig.call(method, values.toArray(String[]::new)).statusCode()).isEqualTo(status);
    }

    @Test
    void aDomainShouldNotGetOutOfItsQuotes() throws Exception {
        String hash = ha1(Algorithm.MD5, "alice", password);
        for (String domain : List.of("a\", realm=\"b", "a\\", "é.example.org")) {
            HttpResponse<String> response = rig.call("update_hash", "alice", hash, hash, domain);

            assertThat(response.statusCode()).as(domain).isEqualTo(400);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
        }
    }

    /** liblinphone, with an identity and a password for it. */
    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void theRealClientShouldProveWhatItIsAskedFor(Algorithm algorithm) throws Exception {
        createAlice(algorithm);
        RealClient client = RealClient.of(URI.create("http://127.0.0.1:" + rig.port() + "/xmlrpc"));
        List<String> update = List.of(
                "username=alice",
                "domain=" + DOMAIN,
                "defcfg:reg_identity=sip:alice@" + DOMAIN,
                "algorithm=" + algorithm.wireName(),
                "password=" + password,
                "new_password=" + better);
        List<String> known = new ArrayList<>(update);
        known.add("identity=sip:alice@" + DOMAIN);
        known.add("auth=alice," + DOMAIN + "," + DOMAIN + "," + password + "," + algorithm.wireName());

        assertThat(client.run("update_account", update).getString("final_name")).isEqualTo("RequestFailed");
        assertThat(client.run("update_account", known).getString("final_name")).isEqualTo("RequestOk");
        assertThat(rig.call("is_account_activated", "alice").body()).isEqualTo(Calls.text("OK"));
    }
}
