package io.accountcreator.host.inbound.body;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;

/**
 * What requests that are still arriving may take.
 *
 * @param time how long one may take
 * @param bytes how many bytes all may hold together
 * @param connections how many connections may be open
 * @param connectionsPerClient how many of them one client may have
 */
public record ArrivalLimits(Duration time, int bytes, int connections, int connectionsPerClient) {
    private static final Duration DEFAULT_TIME = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int FEWEST_BYTES = 1024 * 1024;
    private static final int HEAP_SHARE = 16;
    private static final int HEAP_OF_CONNECTION = 128 * 1024;
    private static final int FEWEST = 256;
    private static final int MOST = 8192;
    private static final int HIGHEST = 1_000_000;
    private static final int CLIENT_SHARE = 4;

    /**
     * Reads the settings.
     *
     * @param settings where to read
     * @param heap how large the heap may become, by which what is not set is chosen
     * @return the limits
     * @throws SettingException if a value is bad
     */
    public static ArrivalLimits from(Settings settings, long heap) {
        int connections = settings.integer(ArrivalSetting.CONNECTIONS.key(), 1, HIGHEST)
                .orElseGet(() -> (int) Math.max(FEWEST, Math.min(MOST, heap / HEAP_OF_CONNECTION)));
        return new ArrivalLimits(
                time(settings),
                settings.integer(ArrivalSetting.BYTES.key(), FEWEST_BYTES, Integer.MAX_VALUE)
                        .orElseGet(() -> (int) Math.max(FEWEST_BYTES, Math.min(Integer.MAX_VALUE, heap / HEAP_SHARE))),
                connections,
                settings.integer(ArrivalSetting.CONNECTIONS_PER_CLIENT.key(), 1, HIGHEST)
                        .orElseGet(() -> Math.max(1, connections / CLIENT_SHARE)));
    }

    private static Duration time(Settings settings) {
        Duration time = settings.duration(ArrivalSetting.TIME.key()).orElse(DEFAULT_TIME);
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new SettingException(
                    ArrivalSetting.TIME.key(), time.toString(), "a duration from " + SHORTEST + " to " + LONGEST);
        }
        return time;
    }

    /**
     * Gives how long the header of a request may take, and then its body.
     *
     * @return half of the time of the whole
     */
    public Duration half() {
        return time.dividedBy(2);
    }
}
