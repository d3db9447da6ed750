package io.accountcreator.xmlrpc;

import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Status;
import io.accountcreator.xmlrpc.LossyServer.Fate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What callers pay while a server is down, takes connections and never answers, is slower than the time limit, or flaps; and
 * how long after it is back they are served again: {@code mvn -Pbench}. Settings are the defaults, but for a time limit of a
 * second.
 */
public final class XmlRpcOutageBench {
    private static final int CALLS = 5000;
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
            null);

    private XmlRpcOutageBench() {}

    public static void main(String[] args) throws Exception {
        Logger.getLogger("io.accountcreator").setLevel(Level.OFF);
        System.out.printf("%-28s %12s %12s %12s %14s%n", "server", "first ms", "p50 us", "p99 us", "recovery ms");
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = unused.getLocalPort();
            unused.close();
            row("down", "http://127.0.0.1:" + port + "/", null);
        }
        measure("black hole", Fate.NEVER_ANSWERED);
        measure("slower than the limit", Fate.ANSWERED_LATE);
        measure("drops every call", Fate.DROPPED_BEFORE_ACTING);
        System.exit(0);
    }

    private static void measure(String name, Fate fate) throws Exception {
        AtomicReference<Fate> now = new AtomicReference<>(fate);
        try (LossyServer server = new LossyServer(method -> now.get())) {
            row(name, server.url(), () -> now.set(Fate.ANSWERED));
        }
    }

    private static void row(String name, String url, Runnable repair) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put(XmlRpcSetting.URL.key(), url);
        settings.put(XmlRpcSetting.TIMEOUT.key(), "PT1S");
        try (XmlRpcAccountCreatorService service =
                new XmlRpcAccountCreatorService(XmlRpcConfig.from(Settings.of(settings)))) {
            long begin = System.nanoTime();
            while (!String.valueOf(service.isAccountExist(BOB).response()).contains("left alone")) {}
            long first = System.nanoTime() - begin;
            long[] times = new long[CALLS];
            for (int i = 0; i < CALLS; i++) {
                begin = System.nanoTime();
                service.isAccountExist(BOB);
                times[i] = System.nanoTime() - begin;
            }
            Arrays.sort(times);
            System.out.printf(
                    "%-28s %12.1f %12.1f %12.1f %14s%n",
                    name,
                    first / 1e6,
                    times[CALLS / 2] / 1e3,
                    times[CALLS * 99 / 100] / 1e3,
                    repair == null ? "-" : recovery(service, repair));
        }
    }

    private static String recovery(XmlRpcAccountCreatorService service, Runnable repair) throws Exception {
        repair.run();
        long begin = System.nanoTime();
        while (service.isAccountExist(BOB).status() != Status.ACCOUNT_NOT_EXIST) {
            Thread.sleep(1);
        }
        return "%.1f".formatted((System.nanoTime() - begin) / 1e6);
    }
}
