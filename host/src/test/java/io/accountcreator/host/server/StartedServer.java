package io.accountcreator.host.server;

import io.accountcreator.real.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server without an Arquillian adapter, started by a script of src/test/sh/start that puts the WAR where operators do. */
final class StartedServer implements AutoCloseable {
    static final String NAME = "account-creator";

    private static final Path WORK = Path.of(System.getProperty("server.work", "target"));

    private final Process process;

    private StartedServer(Process process) {
        this.process = process;
    }

    /** Starts the server that the system properties name, on the Java that they name. */
    static StartedServer with(WebArchive war) throws IOException {
        Path jdk = Jdk.home(Integer.getInteger("server.java"));
        Files.createDirectories(WORK);
        war.as(ZipExporter.class).exportTo(WORK.resolve(NAME + ".war").toFile(), true);
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("server.start"),
                        System.getProperty("server.home"),
                        WORK.toString(),
                        System.getProperty("server.http-port"))
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve("output.log").toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        return new StartedServer(builder.start());
    }

    /** A name for folders of this server alone. */
    static String id() {
        return WORK.getFileName().toString();
    }

    String url(String path) {
        return "http://127.0.0.1:" + System.getProperty("server.http-port") + "/" + NAME + "/" + path;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the server has printed or logged a line of this form. */
    boolean hasTold(String line) {
        try (Stream<Path> files = Files.walk(WORK)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .flatMap(StartedServer::lines)
                    .anyMatch(text -> text.matches(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines();
        } catch (IOException e) {
            // Renamed meanwhile, or not text yet.
            return Stream.empty();
        }
    }
}
