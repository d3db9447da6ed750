package io.accountcreator.host.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.access.client.AddressPrefix;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {
    private static final int MOST = 200;
    private static final AddressPrefix ATTACKER = new AddressPrefix(64, 0xAAAAL);

    private final AtomicLong clock = new AtomicLong(-7);
    private final LocalBuckets buckets = new LocalBuckets(new Rate(10, Duration.ofHours(1)), MOST, clock::get);

    private int granted(AddressPrefix place, int requests) {
        int granted = 0;
        for (int i = 0; i < requests; i++) {
            granted += buckets.take(place) == 0 ? 1 : 0;
        }
        return granted;
    }

    private static AddressPrefix place(int number) {
        return new AddressPrefix(-32, number);
    }

    @Test
    void fullMemoryShouldNotMeanThatNewOnesAreUnlimited() {
        for (int i = 0; i < 50 * MOST; i++) {
            granted(place(i % MOST), 3);
        }

        assertThat(granted(ATTACKER, 1000)).isEqualTo(10);
    }

    @Test
    void fullMemoryShouldNotMeanThatNewOnesAreLockedOut() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(granted(place(i), 1)).isEqualTo(1);
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void manyOthersShouldNotMakeOneBeForgottenWhoAsksMuch() {
        int granted = granted(ATTACKER, 100);
        for (int i = 0; i < 10_000; i++) {
            granted(place(i), 1);
            granted += granted(ATTACKER, 1);
        }

        assertThat(granted).isEqualTo(10);
        assertThat(buckets.size()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void oneWhoIsForgottenForHisSilenceShouldHaveGainedNothing() {
        granted(ATTACKER, 10);
        clock.addAndGet(Duration.ofMinutes(59).toNanos());
        assertThat(granted(ATTACKER, 100)).isEqualTo(9);

        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(buckets.size()).isZero();
        assertThat(granted(ATTACKER, 100)).isEqualTo(10);
    }

    @Test
    void takenBackShouldBeAsIfItHadNotBeenTaken() {
        granted(ATTACKER, 5);
        buckets.giveBack(ATTACKER);

        assertThat(granted(ATTACKER, 100)).isEqualTo(6);
        buckets.giveBack(place(1));
        assertThat(granted(place(1), 100)).isEqualTo(10);
    }
}
