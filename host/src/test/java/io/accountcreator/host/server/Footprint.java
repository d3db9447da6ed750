package io.accountcreator.host.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.reap.MarkedProcesses;
import io.accountcreator.host.server.empty.EmptyServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a host has left in a running server, after a full garbage collection.
 *
 * @param loaders class loaders that have the host's classes
 * @param empty class loaders of the application that does nothing
 * @param instances objects of the host and its backends: timers, threads and pools among them
 * @param connections open connections to the directory
 * @param threads threads of the whole server
 * @param heapKilobytes the whole heap in use
 */
record Footprint(long loaders, long empty, long instances, long connections, long threads, long heapKilobytes) {
    private static final String OURS = "io.accountcreator.";
    private static final String ESTABLISHED = "01";

    /** Looks at the one server that this test run has. */
    static Footprint of(int directoryPort) {
        ProcessHandle server = server();
        // This one collects first.
        long instances = jcmd(server, "GC.class_histogram")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].startsWith(OURS))
                .filter(columns -> !columns[3].equals(EmptyServlet.class.getName()))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
        String loaded = jcmd(server, "VM.classloaders", "show-classes=true");
        long threads = jcmd(server, "Thread.print")
                .lines()
                .filter(line -> line.startsWith("\""))
                .count();
        return new Footprint(
                times(OURS + "host.runtime.backend.ActiveBackend", loaded),
                times(EmptyServlet.class.getName(), loaded),
                instances,
                connections(directoryPort),
                threads,
                heap(server));
    }

    private static long times(String type, String loaded) {
        return loaded.lines().filter(line -> line.endsWith(type)).count();
    }

    /** Writes the heap of the server into a file, over an older one. */
    static void keepHeap(Path file) {
        jcmd(server(), "GC.heap_dump", "-overwrite", file.toString());
    }

    private static ProcessHandle server() {
        List<ProcessHandle> servers = MarkedProcesses.processes().stream()
                .filter(process -> MarkedProcesses.command(process).get(0).endsWith("java"))
                // The hosts on Java SE that deployed ones talk to.
                .filter(process ->
                        MarkedProcesses.command(process).stream().noneMatch(text -> text.endsWith(".HostMain")))
                .toList();
        if (servers.size() != 1) {
            throw new AssertionError("servers of this run: " + servers);
        }
        return servers.get(0);
    }

    private static long heap(ProcessHandle server) {
        return jcmd(server, "GC.heap_info")
                .lines()
                .filter(line -> line.contains("heap") && line.contains("used "))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")))
                .sum();
    }

    /** What the kernel says: connections of this machine to that port. */
    private static long connections(int port) {
        String remote = String.format(Locale.ROOT, ":%04X", port);
        return List.of("tcp", "tcp6").stream()
                .flatMap(table -> read(Path.of("/proc/net", table)).lines())
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[2].endsWith(remote) && columns[3].equals(ESTABLISHED))
                .count();
    }

    private static String jcmd(ProcessHandle server, String... command) {
        try {
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            ProcessBuilder builder = new ProcessBuilder(jcmd.toString(), Long.toString(server.pid()));
            builder.command().addAll(List.of(command));
            Process process = builder.redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
