package io.accountcreator.host.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.host.access.client.NumericAddress;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitsTest {
    private static final InetAddress ALICE = address("192.0.2.1");
    private static final InetAddress BOB = address("192.0.2.2");
    private static final int MANY = 10_000;

    final AtomicLong clock = new AtomicLong(-7);

    private static InetAddress address(String text) {
        return NumericAddress.parse(text).orElseThrow();
    }

    /** New limits, in which nobody has asked. */
    RateLimits limits(String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put("accountcreator.limit." + settings[i], settings[i + 1]);
        }
        return RateLimits.from(Settings.of(map), clock::get, clock::get);
    }

    private static int granted(RateLimits limits, Operation operation, IntFunction<InetAddress> client) {
        int granted = 0;
        for (int i = 0; i < MANY; i++) {
            granted += limits.take(operation, client.apply(i)).isEmpty() ? 1 : 0;
        }
        return granted;
    }

    @Test
    void oneAddressShouldGetNoMoreThanItsLimit() {
        RateLimits limits = limits();

        assertThat(granted(limits, Operation.CREATE_ACCOUNT, i -> ALICE)).isEqualTo(30);
        assertThat(granted(limits, Operation.ACTIVATE_ACCOUNT, i -> ALICE)).isEqualTo(120);
        assertThat(granted(limits, Operation.IS_ACCOUNT_EXIST, i -> ALICE)).isEqualTo(600);
    }

    @Test
    void oneNetworkShouldGetNoMoreThanItsLimit() {
        RateLimits limits = limits();
        IntFunction<InetAddress> neighbours = i -> address("192.0.2." + i % 256);

        assertThat(granted(limits, Operation.RECOVER_ACCOUNT, neighbours)).isEqualTo(120);
        assertThat(granted(limits, Operation.LOGIN_LINPHONE_ACCOUNT, neighbours))
                .isEqualTo(480);
        assertThat(granted(limits, Operation.IS_ALIAS_USED, neighbours)).isEqualTo(2400);
    }

    @Test
    void oneSubscriberOfIpv6ShouldNotGetMoreByAllHisAddresses() {
        RateLimits limits = limits();

        assertThat(granted(limits, Operation.LINK_ACCOUNT, i -> address("2001:db8:0:1::" + Integer.toHexString(i))))
                .isEqualTo(30);
        assertThat(granted(
                        limits, Operation.LINK_ACCOUNT, i -> address("2001:db8:1:" + Integer.toHexString(i) + "::1")))
                .isEqualTo(120);
    }

    @Test
    void manyAddressesOfManyNetworksShouldNotBeInEachOthersWay() {
        IntFunction<InetAddress> strangers = i -> address((i / 250 + 1) + "." + i % 250 + ".0.1");

        assertThat(granted(limits(), Operation.CREATE_ACCOUNT, strangers)).isEqualTo(MANY);
    }

    @Test
    void requestsWithoutAddressShouldBeLimitedTogether() {
        assertThat(granted(limits(), Operation.CREATE_ACCOUNT, i -> null)).isEqualTo(30);
    }

    @Test
    void limitShouldComeBackBitByBit() {
        RateLimits limits = limits("messages", "10/PT1H");
        assertThat(granted(limits, Operation.CREATE_ACCOUNT, i -> ALICE)).isEqualTo(10);
        assertThat(limits.take(Operation.CREATE_ACCOUNT, ALICE)).hasValue(Duration.ofMinutes(6));

        clock.addAndGet(Duration.ofMinutes(6).minusMillis(1).toNanos());
        assertThat(limits.take(Operation.CREATE_ACCOUNT, ALICE)).hasValue(Duration.ofSeconds(1));
        clock.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(granted(limits, Operation.CREATE_ACCOUNT, i -> ALICE)).isEqualTo(1);
        clock.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(granted(limits, Operation.CREATE_ACCOUNT, i -> ALICE)).isEqualTo(10);
    }

    @Test
    void oneWhoAsksTooMuchShouldNotUseUpWhatHisNeighboursMay() {
        RateLimits limits = limits("messages", "10/PT1H", "messages.network", "15/PT1H");

        assertThat(granted(limits, Operation.CREATE_ACCOUNT, i -> ALICE)).isEqualTo(10);
        assertThat(granted(limits, Operation.CREATE_ACCOUNT, i -> BOB)).isEqualTo(5);
    }

    @Test
    void whatTheNetworkIsRefusedShouldNotBeCountedForTheAddress() {
        RateLimits limits = limits("messages", "2/P7D", "messages.network", "1/PT1H");
        limits.take(Operation.CREATE_ACCOUNT, ALICE);

        assertThat(limits.take(Operation.CREATE_ACCOUNT, BOB)).hasValue(Duration.ofHours(1));
        assertThat(limits.take(Operation.CREATE_ACCOUNT, BOB)).hasValue(Duration.ofHours(1));

        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(limits.take(Operation.CREATE_ACCOUNT, BOB)).isEmpty();
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(limits.take(Operation.CREATE_ACCOUNT, BOB)).isEmpty();
    }

    @Test
    void limitThatIsOffShouldNotCount() {
        RateLimits limits = limits("messages", "off", "tries.network", "off");

        assertThat(granted(limits, Operation.CREATE_ACCOUNT, i -> ALICE)).isEqualTo(120);
        assertThat(granted(limits, Operation.ACTIVATE_ACCOUNT, i -> address("192.0.2." + i % 250)))
                .isEqualTo(MANY);
        assertThat(granted(limits("messages", "off", "messages.network", "off"), Operation.CREATE_ACCOUNT, i -> ALICE))
                .isEqualTo(MANY);
    }

    @Test
    void nobodyShouldBeExemptUnlessTheSettingsSaySo() {
        InetAddress loopback = address("127.0.0.1");

        assertThat(granted(limits(), Operation.CREATE_ACCOUNT, i -> loopback)).isEqualTo(30);
        assertThat(granted(limits("exempt", "127.0.0.0/8"), Operation.CREATE_ACCOUNT, i -> loopback))
                .isEqualTo(MANY);
        assertThat(granted(limits("exempt", "127.0.0.0/8"), Operation.CREATE_ACCOUNT, i -> ALICE))
                .isEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyOperationShouldHaveALimit(Operation operation) {
        RateLimits limits = limits("messages", "1/P7D", "tries", "2/P7D", "questions", "3/P7D");
        Map<LimitGroup, Integer> expected =
                new EnumMap<>(Map.of(LimitGroup.MESSAGES, 1, LimitGroup.TRIES, 2, LimitGroup.QUESTIONS, 3));

        assertThat(granted(limits, operation, i -> ALICE)).isEqualTo(expected.get(LimitGroup.of(operation)));
    }

    @Test
    void parallelRequestsShouldNotGetMore() throws Exception {
        RateLimits limits = limits();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                counts.add(threads.submit(() -> granted(limits, Operation.CREATE_ACCOUNT, n -> ALICE)));
            }
            int granted = 0;
            for (Future<Integer> count : counts) {
                granted += count.get();
            }

            assertThat(granted).isEqualTo(30);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void badLimitShouldStopTheStart() {
        assertThatThrownBy(() -> limits("tries.network", "many"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.limit.tries.network");
        assertThatThrownBy(() -> limits("exempt", "localhost"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.limit.exempt");
    }

    @Test
    void waitShouldNeverBeNothing() {
        RateLimits limits = limits("questions", "1000000/PT1S", "questions.network", "1/PT1S");
        limits.take(Operation.IS_ACCOUNT_EXIST, ALICE);

        Optional<Duration> wait = limits.take(Operation.IS_ACCOUNT_EXIST, ALICE);

        assertThat(wait).hasValue(Duration.ofSeconds(1));
    }
}
