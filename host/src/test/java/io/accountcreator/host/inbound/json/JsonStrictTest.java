package io.accountcreator.host.inbound.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.json.RawHttp.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told without an API key where nothing is told of accounts. */
class JsonStrictTest {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";

    private static JsonHost host;
    private static JsonClient nobody;
    private static JsonClient all;

    @BeforeAll
    static void start() {
        host = new JsonHost(Map.of(
                "accountcreator.enumeration", "strict",
                "accountcreator.enumeration.pad", "PT0.02S",
                "accountcreator.api.create", "open"));
        nobody = host.client();
        all = nobody.with("all");
        all.post("/accounts/ann/create-account", "{'email':'ann@example.org','ha1':'" + HA1 + "'}");
        nobody.post("/accounts/ann/activate-account", "{'activationCode':'" + host.code("ann@example.org") + "'}");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/ann",
                "/accounts/none",
                "/accounts/ann/is-account-activated",
                "/accounts/none/is-account-activated",
                "/aliases/+33612345678"
            })
    void questionsShouldNeedAKey(String path) {
        assertThat(nobody.get(path).status()).isEqualTo(401);
        assertThat(all.get(path).status()).isIn(200, 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create-account | {'email':'somebody@example.org','ha1':'@HA1@'}",
                "activate-account | {'activationCode':'wrong'}",
                "login-linphone-account | {'activationCode':'wrong'}",
                "update-account | {'ha1':'fedcba9876543210fedcba9876543210','newHa1':'@HA1@'}",
                "delete-account | {'ha1':'fedcba9876543210fedcba9876543210'}"
            })
    void answersShouldBeTheSame(String operation, String body) {
        Answer unknown = nobody.post("/accounts/none/" + operation, body.replace("@HA1@", HA1));
        Answer known = nobody.post("/accounts/ann/" + operation, body.replace("@HA1@", HA1));

        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @Test
    void aNumberThatGetsNoMessagesWhoeverHasItShouldBeToldSo() {
        Answer answer = nobody.post("/aliases/+3311/create-account", "{'ha1':'" + HA1 + "'}");

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void whoHasAKeyShouldBeToldEverything() {
        assertThat(all.post("/accounts/ann/create-account", "{'email':'a@example.org','ha1':'" + HA1 + "'}")
                        .status())
                .isEqualTo(409);
        assertThat(new String(all.get("/accounts/ann").body(), UTF_8)).contains("ACCOUNT_EXIST");
    }

    @Test
    void whoHasTheRightPasswordShouldBeLetIn() {
        assertThat(nobody.post("/accounts/ann/update-account", "{'ha1':'" + HA1 + "','newHa1':'" + HA1 + "'}")
                        .status())
                .isEqualTo(200);
    }
}
