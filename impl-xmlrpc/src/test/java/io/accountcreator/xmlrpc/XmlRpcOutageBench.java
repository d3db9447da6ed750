package io.accountcreator.xmlrpc;

import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;

import io.accountcreator.real.FreePort;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Outcome;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Status;
import io.accountcreator.xmlrpc.LossyServer.Fate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What callers pay while a server is down, takes no connections, takes them and never answers, is slower than the time limit,
 * or flaps; and how long after it is back they are served again: {@code mvn -Pbench}. Settings are the defaults: a time limit
 * of 5 seconds, 2 for connecting, and an address is left alone for a second after five failures in a row. Eight callers ask
 * two hundred times a second each. The first of them wait for what the limits say, until the circuit opens; what is printed
 * is what comes after, with the calls that try whether the server is back.
 */
public final class XmlRpcOutageBench {
    private static final int CALLERS = 8;
    private static final long PACE_MILLIS = 5;
    private static final Duration OPEN = Duration.ofSeconds(6);
    private static final int FLAPS = 8;
    /** Held, for loggers are forgotten. */
    private static final Logger OURS = Logger.getLogger("io.accountcreator");

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final AccountRequest BOB = new AccountRequest(
            1,
            IS_ACCOUNT_EXIST,
            null,
            "bob",
            null,
            null,
            null,
            null,
            "sip.example.org",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private volatile Fate fate;
    private volatile boolean open = true;

    private XmlRpcOutageBench(Fate fate) {
        this.fate = fate;
    }

    /** Something that is in the way, and can be taken away. */
    private interface Obstacle extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    public static void main(String[] args) throws Exception {
        OURS.setLevel(Level.OFF);
        System.out.printf(
                "%-34s %9s %9s %9s %9s %12s%n", "server", "calls", "p50 us", "p99 us", "max ms", "recovery ms");
        new XmlRpcOutageBench(Fate.ANSWERED).behind("down", port -> () -> {});
        new XmlRpcOutageBench(Fate.ANSWERED).behind("takes no connections", XmlRpcOutageBench::full);
        new XmlRpcOutageBench(Fate.NEVER_ANSWERED).misbehaving("never answers");
        new XmlRpcOutageBench(Fate.ANSWERED_TOO_LATE).misbehaving("answers after the limit");
        new XmlRpcOutageBench(Fate.DROPPED_BEFORE_ACTING).misbehaving("drops every call");
        new XmlRpcOutageBench(Fate.ANSWERED).flapping();
        System.exit(0);
    }

    private interface InTheWay {
        Obstacle at(int port) throws IOException;
    }

    /** There is something else, or nothing, on the port; then the server comes. */
    private void behind(String name, InTheWay what) throws Exception {
        int port = FreePort.find();
        Obstacle obstacle = what.at(port);
        try (XmlRpcAccountCreatorService service = service("http://127.0.0.1:" + port + "/")) {
            long[] times = whileOpen(service);
            obstacle.close();
            LossyServer server = new LossyServer(port, method -> fate);
            row(name, times, recovery(service));
            server.close();
        }
    }

    private void misbehaving(String name) throws Exception {
        try (LossyServer server = new LossyServer(method -> fate);
                XmlRpcAccountCreatorService service = service(server.url())) {
            long[] times = whileOpen(service);
            fate = Fate.ANSWERED;
            row(name, times, recovery(service));
        }
    }

    /** Up and down by turns of a second and a half, while callers go on; the times are those of all calls. */
    private void flapping() throws Exception {
        try (LossyServer server = new LossyServer(method -> fate);
                XmlRpcAccountCreatorService service = service(server.url())) {
            Future<long[]> times = THREADS.submit(() -> ask(service));
            List<Double> recoveries = new ArrayList<>();
            for (int i = 0; i < FLAPS; i++) {
                fate = Fate.DROPPED_BEFORE_ACTING;
                Thread.sleep(1500);
                fate = Fate.ANSWERED;
                recoveries.add(recovery(service));
                Thread.sleep(1500);
            }
            open = false;
            recoveries.sort(null);
            row("flaps, all calls; last to recover", times.get(), recoveries.get(FLAPS - 1));
        }
    }

    private long[] whileOpen(XmlRpcAccountCreatorService service) throws Exception {
        List<Callable<Void>> opening = IntStream.range(0, CALLERS)
                .<Callable<Void>>mapToObj(i -> () -> {
                    while (!isLeftAlone(service.isAccountExist(BOB))) {}
                    return null;
                })
                .toList();
        THREADS.invokeAll(opening);
        Future<long[]> times = THREADS.submit(() -> ask(service));
        Thread.sleep(OPEN.toMillis());
        open = false;
        return times.get();
    }

    private long[] ask(XmlRpcAccountCreatorService service) throws Exception {
        List<Callable<long[]>> callers = IntStream.range(0, CALLERS)
                .<Callable<long[]>>mapToObj(i -> () -> {
                    LongStream.Builder times = LongStream.builder();
                    while (open) {
                        long begin = System.nanoTime();
                        service.isAccountExist(BOB);
                        times.add(System.nanoTime() - begin);
                        Thread.sleep(PACE_MILLIS);
                    }
                    return times.build().toArray();
                })
                .toList();
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> times : THREADS.invokeAll(callers)) {
            all.add(times.get());
        }
        return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static boolean isLeftAlone(Outcome outcome) {
        return String.valueOf(outcome.response()).contains("left alone");
    }

    private static double recovery(XmlRpcAccountCreatorService service) throws InterruptedException {
        long begin = System.nanoTime();
        while (service.isAccountExist(BOB).status() != Status.ACCOUNT_NOT_EXIST) {
            Thread.sleep(1);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void row(String name, long[] times, double recovery) {
        System.out.printf(
                "%-34s %9d %9.0f %9.0f %9.0f %12.0f%n",
                name,
                times.length,
                times[times.length / 2] / 1e3,
                times[(int) (times.length * 0.99)] / 1e3,
                times[times.length - 1] / 1e6,
                recovery);
    }

    private static XmlRpcAccountCreatorService service(String url) {
        return new XmlRpcAccountCreatorService(XmlRpcConfig.from(Settings.of(Map.of(XmlRpcSetting.URL.key(), url))));
    }

    /** Its queue is full: further connections are not answered. */
    private static Obstacle full(int port) throws IOException {
        ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        List<Socket> queue = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Socket waiting = new Socket();
            queue.add(waiting);
            THREADS.submit(() -> {
                waiting.connect(socket.getLocalSocketAddress());
                return null;
            });
        }
        return () -> {
            for (Socket waiting : queue) {
                waiting.close();
            }
            socket.close();
        };
    }
}
