package io.accountcreator.host.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's time and a distance that stands in a file, so that a test moves the clock of another process. */
public final class FileClock extends Clock {
    private final Path file;

    FileClock(Path file) {
        this.file = file;
    }

    public static void advance(Path file, Duration by) {
        try {
            Files.writeString(file, distance(file).plus(by).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant instant() {
        try {
            return Instant.now().plus(distance(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration distance(Path file) throws IOException {
        return Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
