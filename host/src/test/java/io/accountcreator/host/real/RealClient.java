package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.real.RealProgram;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The account creator of an unmodified liblinphone, behind a command line that is compiled when it is first used. */
public final class RealClient {
    private static final String PACKAGES = "liblinphone-dev gcc";
    private static final Path SOURCE = Path.of("src/test/c/acctl.c");
    private static final Path PROGRAM = Path.of("target/acctl");

    private final URI gateway;

    private RealClient(URI gateway) {
        this.gateway = gateway;
    }

    /** Points a client at a gateway, or ends the test if liblinphone is not installed. */
    public static RealClient of(URI gateway) {
        compile();
        return new RealClient(gateway);
    }

    /** Runs one operation and gives what the client made of the answer. */
    public JsonObject run(String operation, List<String> fields) {
        List<String> command =
                new ArrayList<>(List.of(PROGRAM.toAbsolutePath().toString(), gateway.toString(), operation));
        command.addAll(fields);
        String line = execute(command)
                .lines()
                .filter(l -> l.startsWith("{"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the client printed no answer to " + operation));
        return Json.createReader(new StringReader(line)).readObject();
    }

    private static synchronized void compile() {
        Path gcc = RealProgram.find("gcc", PACKAGES);
        if (!Files.exists(Path.of("/usr/include/linphone/core.h"))) {
            RealProgram.missing("liblinphone", PACKAGES);
        }
        if (!Files.exists(PROGRAM)) {
            execute(List.of(
                    gcc.toString(), "-O1", "-o", PROGRAM.toString(), SOURCE.toString(), "-llinphone", "-lbctoolbox"));
        }
    }

    private static String execute(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command.get(0) + " ended with " + process.exitValue());
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
