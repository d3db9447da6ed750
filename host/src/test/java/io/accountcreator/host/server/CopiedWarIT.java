package io.accountcreator.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.SentCodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The WAR where an operator copies it: the way for servers and Java versions that no Arquillian adapter knows, and the test of
 * the files in src/servers. How a server is started stands in src/test/sh/start.
 */
@Tag("copied")
class CopiedWarIT {
    private static final String NAME = "account-creator";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path work = Path.of(System.getProperty("server.work"));
    private final String url = "http://127.0.0.1:" + System.getProperty("server.http-port") + "/" + NAME + "/";

    @Test
    void hostShouldServeEveryMethodWhereItsWarIsCopied() throws Exception {
        Path jdk = Jdk.home(Integer.getInteger("server.java"));
        Path folder = HostWar.folder(work.getFileName().toString());
        Files.createDirectories(work);
        HostWar.observed(HostWar.withTestBeans(
                        HostWar.ldap(NAME, HostWar.settings("accountcreator.ldap.url", "memory:")), folder))
                .as(ZipExporter.class)
                .exportTo(work.resolve(NAME + ".war").toFile(), true);

        Process server = start(jdk);
        try {
            Awaitility.await("ready")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !server.isAlive() || Http.status(url + "health/ready") == 200);
            assertThat(server.isAlive()).as("runs").isTrue();

            new EveryMethod(URI.create(url), new SentCodes(folder), "jana", "+33612345607", "ldap").run();
        } finally {
            server.destroy();
            if (!server.waitFor(1, TimeUnit.MINUTES)) {
                server.destroyForcibly();
            }
        }
    }

    private Process start(Path jdk) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("server.start"),
                        System.getProperty("server.home"),
                        work.toString(),
                        System.getProperty("server.http-port"))
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("output.log").toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        return builder.start();
    }
}
