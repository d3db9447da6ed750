package io.accountcreator.xmlrpc;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.xmlrpc.client.XmlRpcClient;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;

/**
 * A process that lets a {@link HostileServer} attack it, and prints a line for each attack: its name, what came of it, and
 * whether an object was deserialised. The first argument is the address of the server; with {@code ours} as the second every
 * operation of this backend is attacked, with {@code stock} the unchanged library. The third names the attacks.
 */
final class AttackedClient {
    /** Held, for loggers are forgotten. */
    private static final Logger OURS = Logger.getLogger("io.accountcreator");

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private AttackedClient() {}

    public static void main(String[] args) {
        OURS.setLevel(Level.OFF);
        for (String name : args[2].split(",")) {
            Attack attack = Attack.valueOf(name);
            Hostile.EXPLODED.set(false);
            Duration limit = attack == Attack.SLOW_DRIP ? SHORT : LONG;
            String end = args[1].equals("ours") ? ours(args[0] + attack, limit) : stock(args[0] + attack, limit);
            System.out.println(attack + "\t" + end + "\t" + Hostile.EXPLODED.get());
        }
        System.exit(0);
    }

    /** Every operation, on one server; they end in the same way. */
    private static String ours(String url, Duration limit) {
        Map<String, String> settings = Map.of(
                XmlRpcSetting.URL.key(),
                url,
                XmlRpcSetting.TIMEOUT.key(),
                limit.toString(),
                XmlRpcSetting.BREAKER_FAILURES.key(),
                "1000");
        Set<String> ends = new TreeSet<>();
        try (Caller caller = new Caller(settings)) {
            for (Operation operation : Operation.values()) {
                FinalStatus end = caller.ask(operation, Caller.ALL_FIELDS);
                ends.add(end.status() + " " + end.failure() + " " + end.response());
            }
        }
        return String.join(", ", ends);
    }

    private static String stock(String url, Duration limit) {
        long begin = System.nanoTime();
        String end;
        try {
            end = "took a " + ask(url, limit).getClass().getSimpleName();
        } catch (Throwable e) {
            end = deepest(e);
        }
        return end + (System.nanoTime() - begin > 3 * limit.toNanos() ? " too late" : "");
    }

    private static Object ask(String url, Duration limit) throws Exception {
        XmlRpcClientConfigImpl config = new XmlRpcClientConfigImpl();
        config.setServerURL(new URI(url).toURL());
        config.setReplyTimeout((int) limit.toMillis());
        config.setEnabledForExtensions(url.endsWith(Attack.SERIALIZABLE.name()));
        XmlRpcClient client = new XmlRpcClient();
        client.setConfig(config);
        return client.execute("x", new Object[0]);
    }

    private static String deepest(Throwable e) {
        return e.getCause() == null ? e.getClass().getSimpleName() : deepest(e.getCause());
    }
}
