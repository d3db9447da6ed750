package io.accountcreator.xmlrpc.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Calls/s, latency, bytes allocated and CPU time per call of this backend's client, of the stock one and of raw HTTP clients, side by
 * side: {@code mvn -Pbench}. Rounds of all clients take turns, so that a slow moment of the machine hits each; the best
 * round counts.
 */
public final class XmlRpcBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final long ROUND_NANOS = Long.getLong("bench.millis", 2000) * 1_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private XmlRpcBench() {}

    private record Result(double perSecond, long p50, long p99, long bytes, double cpu) {}

    public static void main(String[] args) throws Exception {
        Process server = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
            measure("http://127.0.0.1:" + out.readLine().strip() + "/xmlrpc");
        } finally {
            server.destroy();
        }
        System.exit(0);
    }

    private static void measure(String url) throws Exception {
        Map<String, Callable<?>> clients = new LinkedHashMap<>();
        String only = System.getProperty("bench.only", "");
        Clients.all(url).forEach((name, client) -> {
            if (name.contains(only)) {
                clients.put(name, client);
            }
        });
        System.out.printf(
                "JDK %s, %d cores%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "%-48s %7s %9s %8s %8s %9s %8s%n",
                "client", "callers", "calls/s", "p50 us", "p99 us", "bytes", "CPU us");
        for (int callers : new int[] {1, 8, 32}) {
            Map<String, Result> best = new LinkedHashMap<>();
            for (int round = -1; round < ROUNDS; round++) {
                for (Map.Entry<String, Callable<?>> client : clients.entrySet()) {
                    Result result = round(client.getValue(), callers);
                    if (round >= 0) {
                        best.merge(client.getKey(), result, (a, b) -> a.perSecond() >= b.perSecond() ? a : b);
                    }
                }
            }
            best.forEach((name, r) -> System.out.printf(
                    "%-48s %7d %9.0f %8d %8d %9d %8.1f%n",
                    name, callers, r.perSecond(), r.p50(), r.p99(), r.bytes(), r.cpu()));
        }
    }

    private static Result round(Callable<?> client, int callers) throws Exception {
        List<Caller> threads = new ArrayList<>();
        long[] before = allocated();
        long cpu = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(client, begin + ROUND_NANOS);
            threads.add(caller);
            caller.start();
        }
        long calls = 0;
        long bytes = 0;
        for (Caller caller : threads) {
            caller.join();
            caller.failIfBroken();
            calls += caller.calls;
            bytes += caller.bytes;
        }
        cpu = PROCESS.getProcessCpuTime() - cpu;
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] after = allocated();
        bytes += after[0] - before[0];
        long[] times = threads.stream()
                .flatMapToLong(c -> Arrays.stream(c.times, 0, c.sampled()))
                .sorted()
                .toArray();
        return new Result(
                calls / seconds,
                times[times.length / 2] / 1000,
                times[(int) (times.length * 0.99)] / 1000,
                bytes / calls,
                cpu / 1000.0 / calls);
    }

    /** What the threads that are there all the time have allocated: a client may have threads of its own. */
    private static long[] allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(bytes, 0);
        }
        return new long[] {sum};
    }

    private static final class Caller extends Thread {
        private final Callable<?> client;
        private final long end;
        private final long[] times = new long[1 << 17];
        private long calls;
        private long bytes;
        private Exception broken;

        Caller(Callable<?> client, long end) {
            this.client = client;
            this.end = end;
        }

        @Override
        public void run() {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                for (long now = System.nanoTime(); now < end; ) {
                    client.call();
                    long then = System.nanoTime();
                    times[(int) (calls++ % times.length)] = then - now;
                    now = then;
                }
            } catch (Exception e) {
                broken = e;
            }
            bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        }

        int sampled() {
            return (int) Math.min(calls, times.length);
        }

        void failIfBroken() throws IOException {
            if (broken != null) {
                throw new IOException(broken);
            }
        }
    }
}
