package io.accountcreator.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.SentCodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The WAR where an operator copies it: the way for servers and Java versions that no Arquillian adapter knows, and the test of
 * the files in src/servers.
 */
@Tag("copied")
class CopiedWarIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @Test
    void hostShouldServeEveryMethodWhereItsWarIsCopied() throws IOException {
        Path folder = HostWar.folder(StartedServer.id());
        WebArchive war = HostWar.ldap(StartedServer.NAME, HostWar.settings("accountcreator.ldap.url", "memory:"));

        try (StartedServer server = StartedServer.with(HostWar.observed(HostWar.withTestBeans(war, folder)))) {
            Awaitility.await("ready")
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !server.isAlive() || Http.status(server.url("health/ready")) == 200);
            assertThat(server.isAlive()).as("runs").isTrue();

            new EveryMethod(URI.create(server.url("")), new SentCodes(folder), "jana", "+33612345607", "ldap").run();
        }
    }
}
