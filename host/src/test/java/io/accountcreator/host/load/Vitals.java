package io.accountcreator.host.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds, after a full collection.
 *
 * @param heapKilobytes in use
 * @param threads of Java
 * @param sockets open, to clients and to the directory
 * @param requests under way
 * @param waiting tasks that wait for a thread or for their time
 */
record Vitals(long heapKilobytes, long threads, long sockets, long requests, long waiting) {
    static Vitals of(long pid) {
        return of(pid, Histogram.of(pid));
    }

    static Vitals of(long pid, Histogram alive) {
        return new Vitals(
                alive.bytes() / 1024,
                jcmd(pid, "Thread.print")
                        .lines()
                        .filter(line -> line.startsWith("\""))
                        .count(),
                sockets(pid),
                alive.count("io.accountcreator.PendingRequest"),
                alive.count("java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask")
                        + alive.count("java.util.concurrent.LinkedBlockingQueue$Node"));
    }

    private static long sockets(long pid) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.filter(Vitals::isSocket).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    static String jcmd(long pid, String command) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
