package io.accountcreator.host.choice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.inbound.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The distribution with what an operator does to it: jars in lib, another beans.xml, settings. Runs in a process of its own. */
final class ChosenHost implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("account-creator: ready, gateway (\\S+), backend (\\w+).*");

    private final Path home;
    private Process process;

    /** @param home does not exist yet */
    ChosenHost(Path home) throws IOException {
        this.home = home;
        Path distribution = Path.of(System.getProperty("accountcreator.distribution"));
        try (Stream<Path> files = Files.walk(distribution)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, home.resolve(distribution.relativize(file).toString()));
            }
        }
        settings(Map.of());
    }

    ChosenHost settings(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.of("accountcreator.http.port", "0", "accountcreator.domain", "sip.example.org"));
        properties.putAll(settings);
        try (var out = Files.newBufferedWriter(home.resolve("conf/account-creator.properties"), UTF_8)) {
            properties.store(out, null);
        }
        return this;
    }

    ChosenHost lib(Path jar) throws IOException {
        Files.copy(jar, home.resolve("lib").resolve(jar.getFileName()));
        return this;
    }

    ChosenHost withoutLib(String prefix) throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            for (Path jar : (Iterable<Path>)
                    jars.filter(file -> file.getFileName().toString().startsWith(prefix))::iterator) {
                Files.delete(jar);
            }
        }
        return this;
    }

    ChosenHost beansXml(String text) throws IOException {
        Files.writeString(home.resolve("classes/META-INF/beans.xml"), text);
        return this;
    }

    /** Starts it, and waits until it answers. */
    URI start() throws IOException {
        launch();
        return Awaitility.await("ready")
                .atMost(Duration.ofMinutes(2))
                .failFast("the host ended", () -> !process.isAlive())
                .until(this::ready, Optional::isPresent)
                .orElseThrow();
    }

    /** Starts it where it cannot, and gives what it printed; it must have ended with the code of a failure. */
    List<String> fail() throws IOException, InterruptedException {
        launch();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != ExitCode.OUTAGE) {
            throw new AssertionError("it did not end with " + ExitCode.OUTAGE + ": " + output());
        }
        return output();
    }

    /** What it has printed, line by line. */
    List<String> output() throws IOException {
        return Files.readAllLines(home.resolve("output.log"));
    }

    private Optional<URI> ready() throws IOException {
        return output().stream()
                .map(READY::matcher)
                .filter(Matcher::matches)
                .map(line -> URI.create(line.group(1)))
                .findFirst();
    }

    private void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/account-creator").toString(), "serve")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.log").toFile());
        builder.environment().put("JAVA_OPTS", "-Xmx256m -Dhost.ends-with-parent=true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            // The output belongs to the run: secrets are looked for in all of it.
            output().forEach(System.out::println);
        }
    }
}
