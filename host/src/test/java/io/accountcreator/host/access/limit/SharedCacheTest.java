package io.accountcreator.host.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import io.accountcreator.host.access.client.NumericAddress;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCacheTest {
    private static final Logger LOGGER = Logger.getLogger(SharedCache.class.getName());
    private static final InetAddress ALICE = NumericAddress.parse("192.0.2.1").orElseThrow();

    @TempDir
    private Path folder;

    private final AtomicLong clock = new AtomicLong(-7);
    private final Map<String, String> settings = new HashMap<>();
    private final Said said = new Said();
    private SharedCluster cluster;

    /** What the log says. */
    private static final class Said extends Handler {
        private final List<Level> levels = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            levels.add(line.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() {
        cluster = new SharedCluster(folder);
        settings.putAll(cluster.settings());
        settings.put("accountcreator.limit.messages", "10/P7D");
        LOGGER.addHandler(said);
    }

    @AfterEach
    void end() {
        LOGGER.removeHandler(said);
        cluster.close();
    }

    private RateLimits limits() {
        return RateLimits.from(Settings.of(settings), clock::get, clock::get);
    }

    static int granted(RateLimits limits, int requests) {
        int granted = 0;
        for (int i = 0; i < requests; i++) {
            granted += limits.take(Operation.CREATE_ACCOUNT, ALICE).isEmpty() ? 1 : 0;
        }
        return granted;
    }

    @Test
    void twoHostsShouldCountTogetherAndAHostByItselfWhileTheCacheIsAway() {
        try (RateLimits one = limits();
                RateLimits two = limits()) {
            assertThat(granted(one, 4)).isEqualTo(4);
            assertThat(granted(two, 3)).isEqualTo(3);
            said.levels.clear();

            SharedCluster.end();
            assertThat(granted(one, 100)).isEqualTo(6);
            assertThat(said.levels).containsExactly(Level.WARNING);
            assertThat(granted(two, 100)).isEqualTo(7);
            assertThat(said.levels).containsExactly(Level.WARNING, Level.WARNING);
        }
    }

    @Test
    void hostsShouldCountTogetherAgainWhenTheCacheIsBack() {
        settings.put("accountcreator.limit.messages", "10/PT1H");
        try (RateLimits one = limits();
                RateLimits two = limits()) {
            SharedCluster.end();
            assertThat(granted(one, 100) + granted(two, 100)).isEqualTo(20);
            said.levels.clear();

            await().atMost(Duration.ofMinutes(2)).until(() -> {
                clock.addAndGet(Duration.ofSeconds(6).toNanos());
                granted(one, 1);
                granted(two, 1);
                return said.levels.size() >= 2;
            });

            assertThat(said.levels).containsExactly(Level.INFO, Level.INFO);
            clock.addAndGet(Duration.ofHours(1).toNanos());
            assertThat(granted(one, 4)).isEqualTo(4);
            assertThat(granted(two, 100)).isEqualTo(6);
            assertThat(granted(one, 100)).isZero();
        }
    }

    /** The cache has one thread, which something keeps. */
    @Test
    void cacheThatHangsShouldKeepNobodyWaiting() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        settings.put("accountcreator.limit.cache.timeout", "PT0.1S");
        try (RateLimits limits = limits()) {
            said.levels.clear();
            Thread keeping = new Thread(() -> StalledMember.keep(cluster, done));
            keeping.start();
            await().until(StalledMember::isKept);

            assertThat(granted(limits, 100)).isEqualTo(10);
            assertThat(said.levels).containsExactly(Level.WARNING);

            done.countDown();
            keeping.join();
        }
    }

    @Test
    void keysShouldTellOfAnAddressNoMoreThanTheLimitNeeds() {
        try (RateLimits limits = limits()) {
            limits.take(
                    Operation.CREATE_ACCOUNT,
                    NumericAddress.parse("2001:db8:1:2:3:4:5:6").orElseThrow());

            assertThat(StreamSupport.stream(cluster.cache().spliterator(), false)
                            .map(entry -> entry.getKey()))
                    .containsExactlyInAnyOrder(
                            "accountcreator.limit.messages=10/PT168H 64 20010db800010002",
                            "accountcreator.limit.messages.network=120/PT1H 48 20010db800010000");
        }
    }

    @Test
    void endedHostShouldLeaveNoMemberBehind() {
        settings.remove("accountcreator.limit.cache.uri");
        System.setProperty("hazelcast.config", cluster.config().toString());
        try (RateLimits limits = limits()) {
            assertThat(granted(limits, 100)).isEqualTo(10);
            assertThat(Hazelcast.getAllHazelcastInstances()).hasSize(1);
        } finally {
            System.clearProperty("hazelcast.config");
        }

        assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
    }

    @Test
    void missingCacheShouldStopTheStart() {
        settings.put("accountcreator.limit.cache", "other");

        assertThatThrownBy(this::limits)
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("accountcreator.limit.cache", "'other'", "HazelcastServerCachingProvider");
    }

    @Test
    void missingProviderShouldStopTheStart() {
        settings.put("accountcreator.limit.cache.provider", "org.example.NoProvider");

        assertThatThrownBy(this::limits)
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("accountcreator.limit.cache", "org.example.NoProvider");
    }
}
