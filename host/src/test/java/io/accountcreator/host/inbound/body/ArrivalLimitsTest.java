package io.accountcreator.host.inbound.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalLimitsTest {
    private static final long MIB = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "32, 2, 256, 64",
        "128, 8, 1024, 256",
        "512, 32, 4096, 1024",
        "4096, 256, 8192, 2048",
        "65536, 2047, 8192, 2048"
    })
    void limitsShouldFitTheHeap(long heap, int bytes, int connections, int perClient) {
        ArrivalLimits limits = ArrivalLimits.from(Settings.of(Map.of()), heap * MIB);

        assertThat(limits.time()).isEqualTo(Duration.ofSeconds(20));
        assertThat(limits.bytes() / MIB).isEqualTo(bytes);
        assertThat(limits.connections()).isEqualTo(connections);
        assertThat(limits.connectionsPerClient()).isEqualTo(perClient);
    }

    @ParameterizedTest
    @CsvSource({
        "accountcreator.http.request-time, PT0.5S",
        "accountcreator.http.request-time, PT1H",
        "accountcreator.http.arriving-bytes, 1000",
        "accountcreator.http.connections, 0",
        "accountcreator.http.connections-per-client, many"
    })
    void badValueShouldStopTheStartWithItsSetting(String key, String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> ArrivalLimits.from(Settings.of(Map.of(key, value)), 128 * MIB))
                .withMessageContaining(key)
                .withMessageContaining(value);
    }
}
