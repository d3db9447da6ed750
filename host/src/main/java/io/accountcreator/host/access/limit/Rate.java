package io.accountcreator.host.access.limit;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many requests per period, refilled evenly (token bucket): all of them may come at once.
 *
 * @param requests at least one
 * @param period longer than nothing
 */
record Rate(int requests, Duration period) {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})/(P.+)");
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final String OFF = "off";

    /**
     * Reads a setting.
     *
     * @param settings where to read
     * @param key the whole key
     * @param otherwise what counts if it is not set
     * @return the rate, empty for no limit
     * @throws SettingException if the value is bad
     */
    static Optional<Rate> from(Settings settings, String key, String otherwise) {
        return settings.parse(
                        key,
                        "a number and a duration from " + SHORTEST + " to " + LONGEST + " such as 10/PT1H, or off",
                        Rate::parse)
                .orElseGet(() -> parse(otherwise));
    }

    private static Optional<Rate> parse(String text) {
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        Matcher rate = TEXT.matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException(text);
        }
        Duration period = Duration.parse(rate.group(2));
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text);
        }
        return Optional.of(new Rate(Integer.parseInt(rate.group(1)), period));
    }

    /** The same, as buckets are made of it. */
    Bandwidth bandwidth() {
        return Bandwidth.builder()
                .capacity(requests)
                .refillGreedy(requests, period)
                .build();
    }

    @Override
    public String toString() {
        return requests + "/" + period;
    }
}
