package io.accountcreator.host.load;

import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.Together;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long answers take for accounts that exist and for those that do not, 2,000 of each in a mixed order, and how likely it is
 * that both come from one distribution (Mann-Whitney): {@code mvn -Pload -Dit.test=EnumerationTimingBench}. A bench, no test: it
 * judges nothing, as where everything is told the times differ.
 */
@Tag("load")
class EnumerationTimingBench {
    private static final int CALLS = 2000;
    private static final int CALLERS = 4;
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final double MILLI = 1e6;

    @ParameterizedTest
    @ValueSource(strings = {"open", "strict"})
    void printsHowLongAnswersTake(String mode) throws Exception {
        try (Slapd slapd = Slapd.start();
                SeHost host = SeHost.start(settings(slapd, mode))) {
            URI gateway = host.gateway();
            RawCall.call(gateway, "create_email_account", List.of("known", "known@example.org", HA1));
            for (String call : List.of(
                    "is_account_used @USER@",
                    "recover_email_account @USER@ @USER@@example.org",
                    "update_hash @USER@ fedcba9876543210fedcba9876543210 " + HA1,
                    "activate_email_account @USER@ wrong")) {
                measure(gateway, call, CALLS / 10);
                System.out.println("timing, " + mode + ": " + measure(gateway, call, CALLS));
            }
        }
    }

    private static String measure(URI gateway, String call, int times) throws Exception {
        List<Callable<double[]>> calls = new ArrayList<>();
        for (int i = 0; i < 2 * times; i++) {
            boolean known = i % 2 == 0;
            String user = known ? "known" : "unknown";
            String[] words = call.replace("@USER@", user).split(" ");
            List<String> parameters = Arrays.asList(words).subList(1, words.length);
            calls.add(() -> {
                long begin = System.nanoTime();
                RawCall.call(gateway, words[0], parameters);
                return new double[] {known ? 1 : 0, (System.nanoTime() - begin) / MILLI};
            });
        }
        Collections.shuffle(calls);
        List<double[]> seen = Together.all(CALLERS, calls);
        return "%-22s known %s, unknown %s, p=%.4f"
                .formatted(call.split(" ")[0], quantiles(seen, 1), quantiles(seen, 0), p(seen));
    }

    private static String quantiles(List<double[]> seen, int kind) {
        double[] millis = seen.stream()
                .filter(call -> call[0] == kind)
                .mapToDouble(call -> call[1])
                .sorted()
                .toArray();
        return "%.2f/%.2f/%.2f ms".formatted(at(millis, 0.1), at(millis, 0.5), at(millis, 0.9));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    /** Two-sided, by the normal approximation; ties are as good as impossible. */
    private static double p(List<double[]> seen) {
        List<double[]> ranked = new ArrayList<>(seen);
        ranked.sort((a, b) -> Double.compare(a[1], b[1]));
        double rankSum = 0;
        double known = 0;
        for (int rank = 0; rank < ranked.size(); rank++) {
            if (ranked.get(rank)[0] == 1) {
                rankSum += rank + 1;
                known++;
            }
        }
        double unknown = ranked.size() - known;
        double u = rankSum - known * (known + 1) / 2;
        double z = (u - known * unknown / 2) / Math.sqrt(known * unknown * (known + unknown + 1) / 12);
        return 2 * upperTail(Math.abs(z));
    }

    /** Abramowitz and Stegun 26.2.17. */
    private static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double series =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
    }

    private static Map<String, String> settings(Slapd slapd, String mode) {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", "sip.example.org");
        settings.put("accountcreator.enumeration", mode);
        settings.put("accountcreator.enumeration.pad", "PT0.03S");
        settings.put("accountcreator.sender.email", "file");
        settings.put("accountcreator.sender.file", "/dev/null");
        settings.put("accountcreator.mail.budget", "1000000");
        settings.put("accountcreator.mail.used-percent", "0");
        return settings;
    }
}
