package io.accountcreator.host.access.limit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What holds for limits that a host counts for itself holds for those in a cache. */
class SharedRateLimitsTest extends RateLimitsTest {
    private static final int PREFIX = "accountcreator.limit.".length();

    private static SharedCluster cluster;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cluster = new SharedCluster(folder);
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Override
    RateLimits limits(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        cluster.settings().forEach((key, value) -> {
            all.add(key.substring(PREFIX));
            all.add(value);
        });
        RateLimits limits = super.limits(all.toArray(String[]::new));
        cluster.cache().clear();
        return limits;
    }
}
