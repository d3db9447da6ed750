package io.accountcreator.host.reap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the processes of a test run by the mark in their environment. */
public final class MarkedProcesses {
    private MarkedProcesses() {}

    /** Those of this run, without this JVM itself. */
    public static List<ProcessHandle> processes() {
        return Optional.ofNullable(System.getenv(Reaper.MARK)).stream()
                .flatMap(MarkedProcesses::processes)
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .toList();
    }

    /** Those with a mark. */
    static Stream<ProcessHandle> processes(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> strings(process, "environ").contains(Reaper.MARK + "=" + mark));
    }

    /** The command of a process with its arguments, empty if it has gone. */
    public static List<String> command(ProcessHandle process) {
        return strings(process, "cmdline");
    }

    private static List<String> strings(ProcessHandle process, String file) {
        try {
            Path path = Path.of("/proc", Long.toString(process.pid()), file);
            return List.of(Files.readString(path, UTF_8).split("\0"));
        } catch (IOException e) {
            // Gone, or somebody else's.
            return List.of();
        }
    }
}
