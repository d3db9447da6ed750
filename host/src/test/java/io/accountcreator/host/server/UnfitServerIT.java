package io.accountcreator.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers that the host cannot run in, or should not: with something missing, in the way or too old, told of in one line. */
@Tag("unfit")
class UnfitServerIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @Test
    void hostShouldSayInOneLineWhatIsWrongWithTheServer() throws IOException {
        String line = System.getProperty("server.complaint");

        try (StartedServer server = StartedServer.with(HostWar.untouched(StartedServer.NAME))) {
            Awaitility.await(line)
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !server.isAlive() || server.hasTold(".*" + line + ".*"));

            assertThat(server.hasTold(".*" + line + ".*")).as(line).isTrue();
            if (Boolean.getBoolean("server.lives")) {
                Awaitility.await("lives")
                        .atMost(TIMEOUT)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> Http.status(server.url("health/live")) == 200);
            } else {
                assertThat(Http.status(server.url("health/live"))).isNotEqualTo(200);
            }
        }
    }
}
