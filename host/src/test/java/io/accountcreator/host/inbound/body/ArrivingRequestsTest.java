package io.accountcreator.host.inbound.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.body.ArrivingRequests.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivingRequestsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ArrivingRequests requests = new ArrivingRequests(100, nanos::get);
    private final List<String> givenUp = new ArrayList<>();

    @Test
    void thoseThatHoldTheMostShouldBeGivenUpWhenAllTogetherHoldTooMuch() {
        Arrival small = begin("small");
        Arrival large = begin("large");
        Arrival larger = begin("larger");
        assertThat(small.holds(10)).isTrue();
        assertThat(large.holds(40)).isTrue();
        assertThat(larger.holds(50)).isTrue();
        assertThat(givenUp).isEmpty();

        assertThat(small.holds(11)).isTrue();

        assertThat(givenUp).containsExactly("larger");
        assertThat(requests.held()).isEqualTo(51);
        assertThat(larger.holds(1)).isFalse();
        assertThat(requests.held()).isEqualTo(51);
    }

    @Test
    void whoeverHoldsTheMostShouldBeGivenUpThoughItIsTheOneThatAsks() {
        Arrival small = begin("small");
        Arrival large = begin("large");
        small.holds(30);

        assertThat(large.holds(71)).isFalse();

        assertThat(givenUp).containsExactly("large");
        assertThat(requests.held()).isEqualTo(30);
    }

    @Test
    void whatHasArrivedShouldCountNoMore() {
        Arrival first = begin("first");
        first.holds(90);
        first.end();

        assertThat(begin("second").holds(90)).isTrue();
        assertThat(first.holds(90)).isFalse();
        assertThat(givenUp).isEmpty();
        assertThat(requests.held()).isEqualTo(90);
    }

    @Test
    void manyShouldNeverHoldMoreThanTheBound() {
        List<Arrival> all =
                IntStream.range(0, 1000).mapToObj(i -> begin("" + i)).toList();

        for (int bytes = 1; bytes < 10; bytes++) {
            for (Arrival arrival : all) {
                arrival.holds(bytes);
                assertThat(requests.held()).isLessThanOrEqualTo(100);
            }
        }
        assertThat(givenUp).hasSizeGreaterThan(900).doesNotHaveDuplicates();
    }

    private Arrival begin(String name) {
        return requests.begin(() -> givenUp.add(name));
    }
}
