package io.accountcreator.host.access.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.access.ObservedClients;
import io.accountcreator.host.runtime.start.RunningHost;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** All three entry points, on Java SE. */
class ClientAddressOverHttpTest {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final String CALL = "<methodCall><methodName>is_account_used</methodName><params><param><value>"
            + "<string>alice</string></value></param></params></methodCall>";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyEntryPointShouldTellEventsTheAddressThatATrustedProxySays() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of("accountcreator.http.trusted-proxies", "127.0.0.1"))) {
            askAllEntryPoints(host, "203.0.113.9, 2001:db8::7");

            assertSeen(host, "2001:db8:0:0:0:0:0:7");
        }
    }

    @Test
    void everyEntryPointShouldTellEventsThePeerWhenItIsNotTrusted() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of())) {
            askAllEntryPoints(host, "203.0.113.9");

            assertSeen(host, "127.0.0.1");
        }
    }

    private static void assertSeen(RunningHost host, String address) {
        ObservedClients observed = host.select(ObservedClients.class);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(observed.seen())
                .containsExactlyInAnyOrder(
                        "IS_ACCOUNT_EXIST " + address,
                        "IS_ACCOUNT_ACTIVATED " + address,
                        "ACTIVATE_ACCOUNT " + address));
    }

    private void askAllEntryPoints(RunningHost host, String forwardedFor) throws IOException, InterruptedException {
        ask(host, "/xmlrpc", forwardedFor, "POST", CALL);
        ask(host, "/api/v1/accounts/alice/is-account-activated", forwardedFor, "GET", "");
        String page = ask(host, "/activate?username=alice&confirmation_key=1234", forwardedFor, "GET", "");
        Matcher action = ACTION.matcher(page);
        assertThat(action.find()).as(page).isTrue();
        ask(host, "/" + action.group(1).replace("&amp;", "&").replace("&#61;", "="), forwardedFor, "POST", "");
    }

    private String ask(RunningHost host, String path, String forwardedFor, String method, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.gateway().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Forwarded-For", forwardedFor)
                .method(method, BodyPublishers.ofString(body));
        if (body.startsWith("<")) {
            request.header("Content-Type", "text/xml");
        }
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }
}
