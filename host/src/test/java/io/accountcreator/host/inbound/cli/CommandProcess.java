package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.cli.CommandRig.Ended;
import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A command as a process of its own, by the launcher of a distribution. */
public final class CommandProcess {
    private final Path launcher;
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    /**
     * Prepares commands.
     *
     * @param home of a distribution
     * @param folder for what they print
     */
    public CommandProcess(Path home, Path folder) {
        launcher = home.resolve("bin/account-creator");
        this.folder = folder;
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", "-Xmx128m");
        // Nothing of the terminal that the tests run in.
        environment.put("LC_ALL", "C");
    }

    public CommandProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a command to its end. */
    Ended run(String input, String... arguments) throws Exception {
        Process process = start(input, arguments);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return ended(process);
    }

    /** What a process that has ended printed. */
    Ended ended(Process process) throws IOException {
        return new Ended(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    /** Starts a command. */
    Process start(String input, String... arguments) throws IOException {
        Files.writeString(folder.resolve("in"), input);
        List<String> line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = builder(line)
                .redirectInput(folder.resolve("in").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        return builder.start();
    }

    /** Starts a command at a terminal of its own; what it prints there comes from the process's standard output. */
    public Process startAtTerminal(String arguments) throws IOException {
        return builder(List.of(
                        RealProgram.find("script", "bsdutils").toString(),
                        "-qec",
                        "'" + launcher + "' " + arguments,
                        "/dev/null"))
                .redirectErrorStream(true)
                .start();
    }

    private ProcessBuilder builder(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        return builder;
    }

    /** The arguments of a process as everybody on the machine sees them. */
    static String arguments(Process process) throws IOException {
        return new String(Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline")), UTF_8);
    }
}
