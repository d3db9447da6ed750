package io.accountcreator.host.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, each with a member of the cluster in it. */
class LimitsOfTwoHostsTest {
    @TempDir
    private Path folder;

    @Test
    void twoHostsThatAreAskedAtOnceShouldGrantNoMoreThanOneLimitTogether() throws Exception {
        try (SharedCluster cluster = new SharedCluster(folder)) {
            Map<String, String> settings = new HashMap<>(cluster.settings());
            settings.put("accountcreator.limit.messages", "1000/P7D");
            settings.put("accountcreator.limit.messages.network", "1500/P7D");
            try (OtherHost other = OtherHost.start(settings);
                    RateLimits limits = OtherHost.limits(settings)) {
                ExecutorService waiting = Executors.newSingleThreadExecutor();
                try {
                    Future<Integer> there = waiting.submit(other.asking());
                    int here = OtherHost.ask(limits);

                    assertThat(here + there.get()).isEqualTo(1000);
                    assertThat(other.asking().call() + OtherHost.ask(limits)).isZero();
                } finally {
                    waiting.shutdownNow();
                }
            }
        }
    }
}
