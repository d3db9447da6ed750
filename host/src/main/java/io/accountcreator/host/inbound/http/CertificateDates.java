package io.accountcreator.host.inbound.http;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Warns of a certificate that apps refuse, or soon will, because of its dates. */
final class CertificateDates {
    /** Who renews by a program does so long before. */
    static final Duration SOON = Duration.ofDays(14);

    private CertificateDates() {}

    /**
     * What to warn of.
     *
     * @param file that has the certificates, for people
     * @param chain the certificate and those between it and the root; null for none
     * @param now the time
     * @return a line with the file and the date of the first one to expire; empty if all is well
     */
    static Optional<String> warning(Path file, X509Certificate @Nullable [] chain, Instant now) {
        if (chain == null || chain.length == 0) {
            return Optional.empty();
        }
        Instant begin = Arrays.stream(chain)
                .map(each -> each.getNotBefore().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = Arrays.stream(chain)
                .map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (now.isBefore(begin)) {
            return Optional.of("the certificate in " + file + " is not valid before " + begin
                    + ": clients refuse it; is the clock of this machine right?");
        }
        if (!now.isBefore(end)) {
            return Optional.of("the certificate in " + file + " expired at " + end
                    + ": clients refuse it; renew it, the host takes the new file within seconds");
        }
        long days = Duration.between(now, end).toDays();
        return days >= SOON.toDays()
                ? Optional.empty()
                : Optional.of("the certificate in " + file + " expires at " + end + ", in " + days
                        + " days: renew it, the host takes the new file within seconds");
    }
}
