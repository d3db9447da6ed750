package io.accountcreator.real;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds programs that tests start as child processes. A test that misses one says which Debian package has it and is skipped,
 * but fails with {@code -Daccountcreator.test.real=true}.
 */
public final class RealProgram {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin");

    private RealProgram() {}

    /**
     * Finds a program.
     *
     * @param name such as {@code slapd}
     * @param packages what to install, as in {@code apt-get install}
     * @return where it is
     */
    public static Path find(String name, String packages) {
        Stream<Path> candidates = FOLDERS.stream().map(folder -> Path.of(folder, name));
        return candidates.filter(Files::isExecutable).findFirst().orElseGet(() -> missing(name, packages));
    }

    /**
     * Ends a test whose program or library is not there.
     *
     * @param what what is missing
     * @param packages what to install
     * @return never
     */
    public static <T> T missing(String what, String packages) {
        String message = what + " is missing: apt-get install " + packages;
        if (Boolean.getBoolean("accountcreator.test.real")) {
            throw new AssertionError(message);
        }
        // The test runner keeps the reason to its reports.
        System.out.println("skipped: " + message);
        return abort(message);
    }
}
