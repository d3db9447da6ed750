package io.accountcreator.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import io.accountcreator.spi.Together;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two hosts in one server count together in a cache of its Infinispan, made by the script that is shipped. */
@Tag("wildfly")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SharedLimitsOnWildFlyIT {
    private static final String ONE = "limits-one";
    private static final String TWO = "limits-two";
    private static final int LIMIT = 100;
    private static final Path SCRIPTS = Path.of("src/servers/wildfly");

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = ONE, managed = false, testable = false)
    static WebArchive one() {
        return war(ONE);
    }

    @Deployment(name = TWO, managed = false, testable = false)
    static WebArchive two() {
        return war(TWO);
    }

    private static WebArchive war(String name) {
        Map<String, String> settings = HostWar.settings("accountcreator.ldap.url", "memory:");
        settings.remove("accountcreator.limit.exempt");
        settings.put("accountcreator.limit.questions", LIMIT + "/PT1H");
        settings.put("accountcreator.limit.cache", "java:jboss/infinispan/cache/account-creator/limits");
        // The first call of all has to load classes.
        settings.put("accountcreator.limit.cache.timeout", "PT10S");
        return HostWar.ldap(name, settings);
    }

    @BeforeEach
    void makeTheCache() throws Exception {
        String script = Files.readString(SCRIPTS.resolve("shared-limits.cli"))
                .lines()
                .filter(line -> !line.contains("/transport=") && !line.startsWith("/system-property"))
                .map(line -> line.replace("distributed-cache", "local-cache")
                        .replace("account-creator.war", ONE + ".war," + TWO + ".war")
                        .replace("shared-limits-web.xml", web()))
                .collect(Collectors.joining("\n"));
        cli(script);
    }

    private static String web() {
        return SCRIPTS.resolve("shared-limits-web.xml").toAbsolutePath().toString();
    }

    @AfterEach
    void removeTheCache() throws Exception {
        cli("deployment-overlay remove --name=account-creator-limits\n"
                + "/subsystem=infinispan/cache-container=account-creator:remove\n");
    }

    @Test
    void twoHostsThatAreAskedAtOnceShouldGrantOneLimitTogether() throws Exception {
        deployer.deploy(ONE);
        try {
            deployer.deploy(TWO);
            try {
                List<Callable<Integer>> calls = new ArrayList<>(Collections.nCopies(2 * LIMIT, () -> ask(ONE)));
                calls.addAll(Collections.nCopies(2 * LIMIT, () -> ask(TWO)));
                Collections.shuffle(calls);

                List<Integer> answers = Together.all(8, calls);

                assertThat(answers)
                        .containsOnly(200, 429)
                        .filteredOn(status -> status == 200)
                        .hasSize(LIMIT);
            } finally {
                deployer.undeploy(TWO);
            }
        } finally {
            deployer.undeploy(ONE);
        }
    }

    private static int ask(String host) {
        URI gateway = URI.create("http://127.0.0.1:" + System.getProperty("server.http-port") + "/" + host + "/xmlrpc");
        return RawCall.post(gateway, RawCall.body("is_account_used", List.of("bob")))
                .statusCode();
    }

    private static void cli(String script) throws IOException, InterruptedException {
        Path work = Path.of(System.getProperty("server.work"));
        Path file = Files.writeString(work.resolve("test.cli"), script);
        Path output = work.resolve("test-cli.log");
        Process process = new ProcessBuilder(
                        System.getProperty("server.home") + "/bin/jboss-cli.sh",
                        "--connect",
                        "--controller=127.0.0.1:" + System.getProperty("server.management-port"),
                        "--file=" + file)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }
}
