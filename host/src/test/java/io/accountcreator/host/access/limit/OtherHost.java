package io.accountcreator.host.access.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.access.client.NumericAddress;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Limits in a process of their own, which is told when to begin, and tells how many of its requests were granted. */
final class OtherHost implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private OtherHost(Process process) {
        this.process = process;
        out = process.inputReader(UTF_8);
    }

    /** Starts it; it has opened the cache when this returns. */
    static OtherHost start(Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                OtherHost.class.getName()));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        OtherHost host = new OtherHost(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        if (!"ready".equals(host.out.readLine())) {
            host.close();
            throw new IOException("it did not start");
        }
        return host;
    }

    /** Lets it ask as {@link #ask} does. */
    Callable<Integer> asking() {
        return () -> {
            process.outputWriter(UTF_8).append("go\n").flush();
            return Integer.parseInt(out.readLine());
        };
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Has 8 threads send 10,000 requests of one client each; tells how many were granted. */
    static int ask(RateLimits limits) {
        List<Thread> threads = new ArrayList<>();
        int[] granted = new int[8];
        for (int i = 0; i < granted.length; i++) {
            int mine = i;
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 10_000; n++) {
                    granted[mine] += limits.take(
                                            Operation.CREATE_ACCOUNT,
                                            NumericAddress.parse("192.0.2.1").orElseThrow())
                                    .isEmpty()
                            ? 1
                            : 0;
                }
            });
            thread.start();
            threads.add(thread);
        }
        int sum = 0;
        for (int i = 0; i < granted.length; i++) {
            try {
                threads.get(i).join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            sum += granted[i];
        }
        return sum;
    }

    /** Limits by the clocks of a host. */
    static RateLimits limits(Map<String, String> settings) {
        return RateLimits.from(
                Settings.of(settings),
                System::nanoTime,
                () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
    }

    public static void main(String[] arguments) {
        Map<String, String> settings = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        try (RateLimits limits = limits(settings);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            System.out.println("ready");
            while (in.readLine() != null) {
                System.out.println(ask(limits));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A member of a cluster that was named by a URI does not end with its host.
        System.exit(0);
    }
}
