package io.accountcreator.host.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * As much as the host can take, for as long as is asked, one request in ten a hostile one, and what that leaves in the process:
 * {@code mvn -Pload -Dload.minutes=30}. The directory is slapd.
 */
@Tag("load")
class MixedLoadIT {
    private static final int CALLERS = 16;
    private static final int HOSTILE_ONE_IN = 10;
    private static final Duration REST = Duration.ofSeconds(75);

    private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();

    @Test
    void nothingShouldBeLeftOfALongLoad() throws Exception {
        try (Slapd slapd = Slapd.start();
                SeHost host = SeHost.start(settings(slapd))) {
            // What comes with use: compiled code, threads of pools, connections.
            load(host, Duration.ofSeconds(60));
            ends.clear();
            Thread.sleep(REST.toMillis());
            Histogram aliveBefore = Histogram.of(host.pid());
            Vitals before = Vitals.of(host.pid(), aliveBefore);
            System.out.println("load, before: " + before);

            long millis = (long) (Double.parseDouble(System.getProperty("load.minutes")) * 60_000);
            load(host, Duration.ofMillis(millis));
            System.out.println("load, at the end: " + Vitals.of(host.pid()));
            Thread.sleep(REST.toMillis());

            Histogram aliveAfter = Histogram.of(host.pid());
            Vitals after = Vitals.of(host.pid(), aliveAfter);
            System.out.println("load, after: " + after);
            aliveAfter.grownSince(aliveBefore).forEach(line -> System.out.println("load, grown: " + line));
            new TreeMap<>(ends).forEach((end, count) -> System.out.println("load: " + end + " " + count));
            // 501 is what another transfer coding is to get (RFC 9112, section 6.1).
            assertThat(ends.keySet())
                    .filteredOn(end -> !end.equals("hostile " + Hostile.OTHER_CODING + " 501"))
                    .noneMatch(end -> end.matches(".* 50[0-24-9]"));
            assertThat(after.requests()).isZero();
            assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets() + CALLERS);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + CALLERS);
            assertThat(after.heapKilobytes()).isLessThan(before.heapKilobytes() * 5 / 4);
        }
    }

    private void load(SeHost host, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Thread caller = new Thread(() -> {
                while (System.nanoTime() < end) {
                    ends.computeIfAbsent(once(host), none -> new LongAdder()).increment();
                }
            });
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static String once(SeHost host) {
        if (ThreadLocalRandom.current().nextInt(HOSTILE_ONE_IN) == 0) {
            Hostile[] all = Hostile.values();
            Hostile hostile = all[ThreadLocalRandom.current().nextInt(all.length)];
            try {
                return "hostile " + hostile + " " + hostile.send(host.gateway());
            } catch (IOException e) {
                return "hostile " + hostile + " (not sent)";
            }
        }
        CallMix wanted = CallMix.any();
        try {
            return "wanted " + wanted + " " + wanted.send(host.gateway());
        } catch (AssertionError e) {
            return "wanted " + wanted + " " + e.getMessage().replaceFirst(".* ", "");
        } catch (RuntimeException e) {
            return "wanted " + wanted + " (broken off)";
        }
    }

    private static Map<String, String> settings(Slapd slapd) {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", "sip.example.org");
        settings.put("accountcreator.sender.email", "file");
        settings.put("accountcreator.sender.file", "/dev/null");
        settings.put("accountcreator.mail.budget", "1000000");
        settings.put("accountcreator.mail.used-percent", "0");
        return settings;
    }
}
