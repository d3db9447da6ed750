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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Calls/s, latency, bytes allocated and CPU time per call of this backend's client, of the stock one and of raw HTTP clients,
 * side by side: {@code mvn -Pbench}. Clients take turns in short rounds, each time in another order, so that a slow moment of
 * the machine hits all of them; medians over the rounds are printed, and the median of what a client does in a round by what
 * the stock client with a hardened parser does in the same.
 */
public final class XmlRpcBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final long ROUND_NANOS = Long.getLong("bench.millis", 500) * 1_000_000L;
    private static final int WARM_UP = 4;
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
        Pattern only = Pattern.compile(System.getProperty("bench.only", ""));
        Map<String, Callable<?>> clients = Clients.all(url);
        clients.keySet().removeIf(name -> !only.matcher(name).find());
        System.out.printf(
                "JDK %s, %d cores, load %.1f%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), PROCESS.getSystemLoadAverage());
        System.out.printf(
                "%-48s %7s %9s %8s %8s %9s %8s %7s%n",
                "client", "callers", "calls/s", "p50 us", "p99 us", "bytes", "CPU us", "to HS");
        for (int callers : new int[] {1, 8, 32}) {
            Map<String, List<Result>> rounds = rounds(clients, callers);
            List<Result> stock = rounds.get(Clients.HARDENED_STOCK);
            rounds.forEach((name, results) -> print(name, callers, results, stock));
        }
        System.out.printf("load %.1f%n", PROCESS.getSystemLoadAverage());
    }

    private static Map<String, List<Result>> rounds(Map<String, Callable<?>> clients, int callers) throws Exception {
        Map<String, List<Result>> rounds = new LinkedHashMap<>();
        clients.keySet().forEach(name -> rounds.put(name, new ArrayList<>()));
        List<String> order = new ArrayList<>(clients.keySet());
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            Collections.shuffle(order);
            for (String name : order) {
                Result result = round(clients.get(name), callers);
                if (i >= 0) {
                    rounds.get(name).add(result);
                }
            }
        }
        return rounds;
    }

    private static void print(String name, int callers, List<Result> results, List<Result> stock) {
        System.out.printf(
                "%-48s %7d %9.0f %8.0f %8.0f %9.0f %8.1f %7s%n",
                name,
                callers,
                median(results, Result::perSecond),
                median(results, Result::p50),
                median(results, Result::p99),
                median(results, Result::bytes),
                median(results, Result::cpu),
                stock == null ? "-" : "%.2f".formatted(ratio(results, stock)));
    }

    private static double ratio(List<Result> results, List<Result> stock) {
        return IntStream.range(0, results.size())
                .mapToDouble(i -> results.get(i).perSecond() / stock.get(i).perSecond())
                .sorted()
                .toArray()[results.size() / 2];
    }

    private static double median(List<Result> results, ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure).sorted().toArray()[results.size() / 2];
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
