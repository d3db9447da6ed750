package io.accountcreator.host.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.json.JsonClient;
import io.accountcreator.host.runtime.start.RunningHost;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All three entry points, on Java SE, behind a proxy on loopback. No limit comes back while the test runs. */
class LimitsOverHttpTest {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final String CREATE =
            "<methodCall><methodName>create_phone_account</methodName><params><param><value>"
                    + "<string>+33612345678</string></value></param></params></methodCall>";
    private static RunningHost host;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(JsonClient.settings());
        settings.put("accountcreator.http.trusted-proxies", "127.0.0.1");
        settings.put("accountcreator.limit.exempt", "203.0.113.0/24");
        settings.put("accountcreator.limit.messages", "5/P7D");
        settings.put("accountcreator.limit.messages.network", "8/P7D");
        settings.put("accountcreator.limit.tries", "3/P7D");
        settings.put("accountcreator.limit.questions", "4/P7D");
        host = RunningHost.start(settings);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private HttpResponse<String> send(String from, String path, String method, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.gateway().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("X-Forwarded-For", from)
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> create(String from) throws IOException, InterruptedException {
        return send(from, "/xmlrpc", "POST", CREATE, "Content-Type", "text/xml");
    }

    private static void assertAsked(String address, int times) {
        ObservedClients observed = host.select(ObservedClients.class);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(observed.seen())
                .filteredOn(seen -> seen.endsWith(" " + address))
                .hasSize(times));
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, Duration.ofDays(7).toSeconds());
        assertThat(response.headers().allValues("Retry-After")).hasSize(1);
    }

    @Test
    void gatewayShouldRefuseAnAddressThatAsksForTooManyMessages() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(create("192.0.2.1").statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < 100; i++) {
            assertRefused(create("192.0.2.1"));
        }

        HttpResponse<String> refused = create("192.0.2.1");
        assertThat(refused.body()).isEqualTo("too many requests\n");
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertAsked("192.0.2.1", 5);
    }

    /** Four digits and thousands of accounts: one guess at each would find some, if nobody counted them together. */
    @Test
    void gatewayShouldCountGuessesAtManyAccountsTogether() throws Exception {
        int granted = 0;
        for (int i = 0; i < 100; i++) {
            String guess =
                    "<methodCall><methodName>activate_email_account</methodName><params><param><value><string>user" + i
                            + "</string></value></param><param><value><string>1234</string></value></param></params></methodCall>";
            granted += send("192.0.6.1", "/xmlrpc", "POST", guess, "Content-Type", "text/xml")
                                    .statusCode()
                            == 200
                    ? 1
                    : 0;
        }

        assertThat(granted).isEqualTo(3);
        assertAsked("192.0.6.1", 3);
    }

    @Test
    void gatewayShouldRefuseANetworkThatAsksForTooManyMessages() throws Exception {
        int granted = 0;
        for (int i = 0; i < 250; i++) {
            granted += create("198.51.100." + i).statusCode() == 200 ? 1 : 0;
        }

        assertThat(granted).isEqualTo(8);
    }

    @Test
    void gatewayShouldAnswerManyWhoAskOnce() throws Exception {
        for (int i = 0; i < 500; i++) {
            assertThat(create("2001:db8:" + Integer.toHexString(i) + "::1").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void gatewayShouldNotLimitWhoIsExempt() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(create("203.0.113.7").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void jsonShouldRefuseWhoAsksTooMuchButNotOneWithAKey() throws Exception {
        String path = "/api/v1/accounts/alice/is-account-exist";
        for (int i = 0; i < 4; i++) {
            assertThat(send("192.0.3.1", path, "GET", "").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = send("192.0.3.1", path, "GET", "");
        assertRefused(refused);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("\"status\":429", "\"detail\":\"too many requests\"");

        for (int i = 0; i < 50; i++) {
            assertThat(send("192.0.3.1", path, "GET", "", "Authorization", "Bearer " + JsonClient.KEYS.get("all"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatTheJsonFaceRefusesAnywayShouldNotCount() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(send("192.0.4.1", "/api/v1/accounts/alice/link-account", "POST", "")
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(create("192.0.4.1").statusCode()).isEqualTo(200);
    }

    @Test
    void pageShouldRefuseWhoPressesItsButtonTooOften() throws Exception {
        String link = "/activate?username=alice&confirmation_key=1234";
        Matcher action = ACTION.matcher(send("192.0.5.1", link, "GET", "").body());
        assertThat(action.find()).isTrue();
        String button = "/" + action.group(1).replace("&amp;", "&").replace("&#61;", "=");
        for (int i = 0; i < 3; i++) {
            assertThat(send("192.0.5.1", button, "POST", "").statusCode()).isEqualTo(403);
        }

        HttpResponse<String> refused = send("192.0.5.1", button, "POST", "", "Accept-Language", "de");
        assertRefused(refused);
        assertThat(refused.body()).contains("Das hat nicht geklappt");
        assertAsked("192.0.5.1", 3);
        assertThat(List.of(
                        send("192.0.5.1", link, "GET", "").statusCode(),
                        send("192.0.5.2", button, "POST", "").statusCode()))
                .containsExactly(200, 403);
    }
}
