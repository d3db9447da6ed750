package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.real.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** The distribution, started as a process of its own, with the clock, codes and messages of a test. */
public final class SeHost implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int LAST_LINES = 64 * 1024;
    private static final int MOST_OUTPUT = 32 * 1024 * 1024;
    private static final String HEAP = "256m";

    private final Path folder;
    private final Path home;
    private final int port;
    private final SentCodes sent;
    private final String heap;
    private Process process;

    private SeHost(Path folder, int port, String heap) {
        this.heap = heap;
        this.folder = folder;
        sent = new SentCodes(folder);
        // The distribution may be copied to any place.
        home = folder.resolve("a home, with blanks");
        this.port = port;
    }

    /** Starts one, ready to answer. */
    public static SeHost start(Map<String, String> settings) {
        return start(settings, true, HEAP);
    }

    /** Starts one with a heap of some size, such as {@code 128m}. */
    public static SeHost startWithHeap(String heap, Map<String, String> settings) {
        return start(settings, true, heap);
    }

    /** Starts one with the backend that it has as built, which is XML-RPC. */
    public static SeHost startAsBuilt(Map<String, String> settings) {
        return start(settings, false, HEAP);
    }

    private static SeHost start(Map<String, String> settings, boolean withLdap, String heap) {
        try {
            SeHost host = new SeHost(Files.createTempDirectory("host"), FreePort.find(), heap);
            host.install(settings, withLdap);
            host.run();
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI gateway() {
        return url("/xmlrpc");
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Where the test finds what was sent, and moves the clock. */
    public Path folder() {
        return folder;
    }

    public SentCodes sent() {
        return sent;
    }

    /** The newest code that went to a phone number or address. */
    public String code(String to) {
        return sent.code(to);
    }

    /** The newest code that went to anybody. */
    public String lastCode() {
        return sent.lastCode();
    }

    public void advance(Duration by) {
        FileClock.advance(folder.resolve("clock"), by);
    }

    /** What the host has printed. */
    public String output() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a loss of power does. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts it again, after it was killed. */
    public void restart() {
        try {
            run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (!tail(LAST_LINES).contains("SeServer: stopped")) {
                throw new AssertionError("the log ended before the host: " + tail(MOST_OUTPUT));
            }
            // The output belongs to the run: secrets are looked for in all of it. That of a long load is more than
            // fits.
            System.out.print(tail(MOST_OUTPUT));
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String tail(int most) throws IOException {
        Path output = folder.resolve("output.log");
        try (InputStream in = Files.newInputStream(output)) {
            in.skipNBytes(Math.max(0, Files.size(output) - most));
            return new String(in.readNBytes(most), UTF_8);
        }
    }

    private void install(Map<String, String> settings, boolean withLdap) throws IOException {
        Path distribution = Path.of(System.getProperty("accountcreator.distribution"));
        try (Stream<Path> files = Files.walk(distribution)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = home.resolve(distribution.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        if (withLdap) {
            Path switchFile = home.resolve("classes/META-INF/beans.xml");
            Files.writeString(switchFile, Files.readString(Path.of("src/main/distribution/run/beans.xml")));
        }
        TestBeansJar.of(folder)
                .as(ZipExporter.class)
                .exportTo(home.resolve("lib/test-beans.jar").toFile());
        if (settings.keySet().stream().anyMatch(key -> key.startsWith("accountcreator.sender."))) {
            Files.createFile(folder.resolve(TestBeans.OWN_SENDER));
        }
        Properties properties = new Properties();
        // Tests ask more than anybody may.
        properties.put("accountcreator.limit.exempt", "127.0.0.1");
        properties.putAll(settings);
        properties.put("config_ordinal", "200");
        properties.put("accountcreator.http.port", String.valueOf(port));
        try (var out = Files.newBufferedWriter(home.resolve("conf/account-creator.properties"), UTF_8)) {
            properties.store(out, null);
        }
    }

    private void run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/account-creator").toString(), "serve")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()));
        builder.environment().put("JAVA_OPTS", "-Xmx" + heap + " -Dhost.ends-with-parent=true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
        Awaitility.await("ready")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(this::ready);
    }

    private boolean ready() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the host ended: " + output());
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(url("/health/ready")).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
