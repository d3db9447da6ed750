package io.accountcreator.host.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.accountcreator.ldap.Slapd;
import io.accountcreator.real.FreePort;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deployments with something missing or wrong: an outage is none of them, everything else is told in one line of the log. */
@Tag("server")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FailingStartIT {
    private static final String OUTAGE = "outage";
    private static final String BAD_SETTING = "bad-setting";
    private static final String NO_BACKEND = "no-backend";
    private static final int LDAP_PORT = FreePort.find();
    private static final Path LOG = Path.of(System.getProperty("server.log"));

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = OUTAGE, managed = false, testable = false)
    static WebArchive withoutDirectory() {
        Map<String, String> settings = new HashMap<>(Slapd.settings("ldap://127.0.0.1:" + LDAP_PORT));
        settings.put("accountcreator.domain", HostWar.DOMAIN);
        return HostWar.ldap(OUTAGE, settings);
    }

    @Deployment(name = BAD_SETTING, managed = false, testable = false)
    static WebArchive withBadSetting() {
        return HostWar.asBuilt(BAD_SETTING, Map.of("accountcreator.deadline", "soon"));
    }

    @Deployment(name = NO_BACKEND, managed = false, testable = false)
    static WebArchive withoutBackend() {
        WebArchive war = HostWar.asBuilt(NO_BACKEND, Map.of());
        war.getContent(path -> path.get().matches("/WEB-INF/lib/account-creator-(ldap|xmlrpc)-.*"))
                .keySet()
                .forEach(war::delete);
        return war;
    }

    @Test
    void hostShouldBeLiveWithoutItsDirectoryAndReadyWhenItComes() {
        deployer.deploy(OUTAGE);
        try {
            assertThat(Http.status(url(OUTAGE, "live"))).isEqualTo(200);
            assertThat(Http.status(url(OUTAGE, "ready"))).isEqualTo(503);

            try (Slapd slapd = Slapd.start(LDAP_PORT)) {
                assertThat(slapd.url()).endsWith(":" + LDAP_PORT);
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Http.status(url(OUTAGE, "ready")) == 200);
            }
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Http.status(url(OUTAGE, "ready")) == 503);
            assertThat(Http.status(url(OUTAGE, "live"))).isEqualTo(200);
        } finally {
            deployer.undeploy(OUTAGE);
        }
    }

    @Test
    void deploymentShouldFailWithTheNameOfABadSetting() throws IOException {
        shouldFail(BAD_SETTING, "accountcreator\\.deadline.*soon");
    }

    @Test
    void deploymentShouldFailWhenThereIsNoBackend() throws IOException {
        shouldFail(NO_BACKEND, "no backend found: put a jar");
    }

    /** Some adapters throw, others look at nothing: what counts is that nothing answers, and the line in the log. */
    private void shouldFail(String name, String line) throws IOException {
        Map<Path, Integer> before = new HashMap<>();
        logs().forEach((file, text) -> before.put(file, text.length()));

        Throwable thrown = catchThrowable(() -> deployer.deploy(name));

        try {
            assertThat(Http.status(url(name, "live"))).as("%s", thrown).isNotEqualTo(200);
            assertThat(logs()).anySatisfy((file, text) -> assertThat(text.substring(before.getOrDefault(file, 0)))
                    .containsPattern(line));
        } finally {
            undeploy(name);
        }
    }

    /** What the server has logged, by file: Payara Micro has one for each of its processes. */
    private static Map<Path, String> logs() throws IOException {
        Map<Path, String> logs = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(LOG.getParent(), LOG.getFileName() + "*")) {
            for (Path file : files) {
                logs.put(file, Files.readString(file));
            }
        }
        return logs;
    }

    /** A server may have taken it out already. */
    private void undeploy(String name) {
        try {
            deployer.undeploy(name);
        } catch (RuntimeException e) {
            System.out.println(name + " was not there: " + e.getMessage());
        }
    }

    private static String url(String name, String question) {
        return "http://127.0.0.1:" + System.getProperty("server.http-port") + "/" + name + "/health/" + question;
    }
}
