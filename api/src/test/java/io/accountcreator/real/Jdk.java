package io.accountcreator.real;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds a JDK beside the one that runs the tests. */
public final class Jdk {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private Jdk() {}

    /**
     * Finds the home of a JDK; without one the test says so and is skipped.
     *
     * @param version feature version, such as 17
     * @return its home
     */
    public static Path home(int version) {
        Path own = Path.of(System.getProperty("java.home"));
        return Runtime.version().feature() == version ? own : installed(version);
    }

    private static Path installed(int version) {
        try (Stream<Path> homes = Files.isDirectory(INSTALLED) ? Files.list(INSTALLED) : Stream.empty()) {
            return homes.filter(home -> isOf(home, version)).findFirst().orElseGet(() -> {
                String message = "JDK " + version + " is missing: none in " + INSTALLED;
                // The test runner keeps the reason to its reports.
                System.out.println("skipped: " + message);
                return abort(message);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(Path home, int version) {
        Path release = home.resolve("release");
        try {
            return Files.isExecutable(home.resolve("bin/javac"))
                    && Files.exists(release)
                    && Files.readAllLines(release).stream()
                            .anyMatch(line -> line.matches("JAVA_VERSION=\"" + version + "[.\"].*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
