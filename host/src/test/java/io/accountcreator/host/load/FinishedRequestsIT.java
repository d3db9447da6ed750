package io.accountcreator.host.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.SeHost;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that have their answers leave nothing in the process, not even until some time limit has passed. */
class FinishedRequestsIT {
    private static final String EXCHANGE = "io.undertow.server.HttpServerExchange";
    private static final int MANY = 800;

    @Test
    void exchangesShouldGoWithTheirAnswersWhetherRequestsAreRefusedOrCarriedOut() throws IOException {
        try (SeHost host = SeHost.start(Map.of(
                "accountcreator.domain", "sip.example.org",
                "accountcreator.ldap.url", "memory:",
                "accountcreator.limit.questions", "off",
                "accountcreator.limit.questions.network", "off"))) {
            for (int i = 0; i < MANY; i++) {
                assertThat(Hostile.NOT_JSON.send(host.gateway())).startsWith("4");
                assertThat(question(host.url("/api/v1/accounts/bob@sip.example.org")))
                        .isEqualTo(200);
            }

            assertThat(Histogram.of(host.pid()).count(EXCHANGE)).isLessThan(MANY / 10);
        }
    }

    private static int question(URI account) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) account.toURL().openConnection();
        return connection.getResponseCode();
    }
}
