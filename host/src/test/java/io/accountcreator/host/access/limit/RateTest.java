package io.accountcreator.host.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    private static final String KEY = "accountcreator.limit.messages";

    private static Optional<Rate> read(String value) {
        return Rate.from(Settings.of(Map.of(KEY, value)), KEY, "30/PT1H");
    }

    @ParameterizedTest
    @CsvSource({"10/PT1H, 10, PT1H", "1/PT1S, 1, PT1S", "9999999/P7D, 9999999, P7D", " 5/PT90S , 5, PT1M30S"})
    void rateShouldBeReadFromItsSetting(String value, int requests, Duration period) {
        assertThat(read(value)).hasValue(new Rate(requests, period));
    }

    @Test
    void defaultShouldCountUnlessItIsSwitchedOff() {
        assertThat(Rate.from(Settings.of(Map.of()), KEY, "30/PT1H")).hasValue(new Rate(30, Duration.ofHours(1)));
        assertThat(read("off")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/PT1H",
                "-1/PT1H",
                "10",
                "10/",
                "/PT1H",
                "10/1h",
                "10/PT0S",
                "10/PT0.5S",
                "10/P8D",
                "10/-PT1H",
                "10/PT-1H",
                "10000000/PT1H",
                "1.5/PT1H",
                "none",
                "OFF",
                "10 / PT1H"
            })
    void anythingElseShouldStopTheStart(String value) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(KEY)
                .hasMessageContaining("10/PT1H, or off");
    }
}
