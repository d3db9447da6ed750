package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.inbound.json.JsonClient;
import io.accountcreator.host.real.RealClient;
import io.accountcreator.host.runtime.start.RunningHost;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayKeysTest {
    private static final String ALL = JsonClient.KEYS.get("all");
    private static final String SHOP = JsonClient.KEYS.get("shop");
    private static final String QUESTION = Calls.call("is_account_used", "alice", "shop.example.org");
    private static RunningHost host;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(JsonClient.settings());
        settings.put("accountcreator.gateway.keys", "required");
        host = RunningHost.start(settings);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.gateway().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> withKey(String key, String method, String... parameters) throws Exception {
        return post("/xmlrpc", Calls.call(method, parameters), "Authorization", "Bearer " + key);
    }

    private static void assertUnauthorized(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"account-creator\"");
    }

    @Test
    void aCallWithoutAKeyThatIsKnownShouldBeRefused() throws Exception {
        assertUnauthorized(post("/xmlrpc", QUESTION));
        assertUnauthorized(post("/xmlrpc", "no call at all"));
        assertUnauthorized(post("/xmlrpc", QUESTION, "Authorization", "Bearer " + ALL + "x"));
        assertUnauthorized(post("/xmlrpc", QUESTION, "Authorization", "Basic " + ALL));
        assertUnauthorized(post("/xmlrpc", QUESTION, "Authorization", ALL));
        assertUnauthorized(
                post("/xmlrpc", QUESTION, "Authorization", "Bearer " + ALL, "Authorization", "Bearer " + ALL));
    }

    @Test
    void aCallWithAKeyShouldBeCarriedOut() throws Exception {
        assertThat(withKey(ALL, "is_account_used", "alice").body()).isEqualTo(Calls.text("NOK"));
        assertThat(withKey(ALL, "system.listMethods").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "is_account_used, shop.example.org, 200",
        "is_account_used, SHOP.example.org, 200",
        "is_account_used, other.example.org, 403",
        "is_account_used, '', 403",
        "get_phone_number_for_account, shop.example.org, 200",
        "is_account_activated, shop.example.org, 403"
    })
    void aKeyShouldBeGoodForItsOperationsAndDomains(String method, String domain, int status) throws Exception {
        assertThat(withKey(SHOP, method, "alice", domain).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/xmlrpc", "/xmlrpc.php", "/wizard.php"})
    void aKeyMayStandAtTheEndOfThePath(String path) throws Exception {
        assertThat(post(path + "/" + ALL, QUESTION).body()).isEqualTo(Calls.text("NOK"));
        assertThat(post(path + "/" + SHOP, Calls.call("create_phone_account", "+33612345678"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPathThatEndsOtherwiseShouldBeRefusedWhateverTheHeaderSays() throws Exception {
        for (String end :
                List.of("/", "/" + ALL + "/", "/" + ALL + "/x", "/x/" + ALL, "/" + ALL + "%20", "/..%2f" + ALL)) {
            assertThat(post("/xmlrpc" + end, QUESTION, "Authorization", "Bearer " + ALL)
                            .statusCode())
                    .as(end)
                    .isBetween(400, 404);
        }
    }

    /** An app takes nothing but an address. */
    @Test
    void theRealClientShouldBeLetInByItsAddress() {
        List<String> fields = List.of("username=alice", "domain=shop.example.org");

        assertThat(RealClient.of(host.gateway().resolve("/xmlrpc/" + SHOP))
                        .run("is_account_exist", fields)
                        .getString("final_name"))
                .isEqualTo("AccountNotExist");
        assertThat(RealClient.of(host.gateway()).run("is_account_exist", fields).getString("final_name"))
                .isEqualTo("RequestFailed");
    }

    @Test
    void noSettingShouldMeanThatNoKeyIsNeeded() throws Exception {
        assertThat(AccessControl.from(Settings.of(Map.of()), System::nanoTime, Clock.systemUTC())
                        .gatewayKeys())
                .isEmpty();
        try (GatewayRig rig = GatewayRig.inMemory()) {
            assertThat(rig.call("is_account_used", "alice").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "required"})
    void aSettingThatLetsNobodyInShouldStopTheStart(String value) {
        Settings settings = Settings.of(Map.of("accountcreator.gateway.keys", value));

        assertThatThrownBy(() -> AccessControl.from(settings, System::nanoTime, Clock.systemUTC()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.gateway.keys");
    }
}
