package io.accountcreator.host.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.http.KeptConnection;
import io.accountcreator.host.load.ArrivalAttack;
import io.accountcreator.host.load.ArrivalAttack.Result;
import io.accountcreator.host.load.HalfSent;
import io.accountcreator.host.runtime.start.Trial;
import io.accountcreator.spi.Together;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests arrive, whole or in part, in an application server, whose connections and headers are its own. */
@Tag("server")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeployedArrivalsIT {
    private static final String NAME = "arrivals";
    private static final int CONNECTIONS = 1000;

    @ArquillianResource
    URL url;

    @Deployment(testable = false)
    static WebArchive withLdap() {
        Map<String, String> settings = HostWar.settings("accountcreator.ldap.url", "memory:");
        settings.put("accountcreator.api.create", "open");
        return HostWar.ldap(NAME, settings);
    }

    private URI server() {
        return URI.create("http://127.0.0.1:" + url.getPort());
    }

    @Test
    void nextRequestOnAConnectionShouldBeAnsweredWhateverBodyTheOneBeforeHad() throws Exception {
        String context = "/" + NAME;
        List<Callable<Optional<String>>> trials = Trial.all(List.of(
                        List.of(context + "/health/ready", "text/plain", "body"),
                        List.of(context + "/activate", "application/x-www-form-urlencoded", "body"),
                        List.of(context + "/xmlrpc", "text/xml", "<methodCall/>"),
                        List.of(context + "/api/v1/accounts/bob/is-account-exist", "application/json", "{}"),
                        List.of(context + "/nowhere", "text/plain", "body")))
                .stream()
                .map(trial -> (Callable<Optional<String>>) () -> trial.onOneConnection(server(), context + "/xmlrpc"))
                .toList();

        assertThat(Together.all(8, trials).stream().flatMap(Optional::stream)).isEmpty();
    }

    /** Each byte of them would cost as much as a kilobyte. */
    @ParameterizedTest
    @ValueSource(strings = {"/xmlrpc", "/api/v1/accounts/bob/create-account"})
    void tinyChunksShouldBe400(String path) throws Exception {
        try (KeptConnection connection = new KeptConnection(server())) {
            connection.send(new String(HalfSent.CHUNKS_OF_ONE_BYTE.bytes("POST /" + NAME + path), US_ASCII));

            assertThat(connection.answer("POST").status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HalfSent.class,
            names = {"BODY", "CHUNKS_OF_ONE_BYTE"})
    void somebodyElseShouldBeAnsweredWhileManySendPartsOfBodies(HalfSent form) throws Exception {
        for (String path : List.of("/xmlrpc", "/api/v1/accounts/bob/create-account")) {
            String target = "POST /" + NAME + path;

            Result result = new ArrivalAttack(server(), "/" + NAME + "/health/live")
                    .run(form.bytes(target), CONNECTIONS, 20, Duration.ofSeconds(2));

            System.out.println("arriving: " + target + " " + form + ": " + result);
            assertThat(result.probes()).isPositive();
            assertThat(result.unanswered()).as(target).isZero();
        }
    }
}
