package io.accountcreator.host.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.runtime.start.PemFiles;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that had expired was served without a word. */
class CertificateDatesTest {
    @TempDir
    private Path folder;

    private X509Certificate[] chain;
    private Instant end;

    @BeforeEach
    void certificate() throws Exception {
        X509Certificate made = (X509Certificate) new PemFiles(folder).renew("EC");
        chain = new X509Certificate[] {made};
        end = made.getNotAfter().toInstant();
    }

    @Test
    void expiredCertificateShouldBeWarnedOfWithItsFileAndDate() {
        assertThat(warningAt(end))
                .contains("the certificate in fullchain.pem expired at " + end
                        + ": clients refuse it; renew it, the host takes the new file within seconds");
    }

    @Test
    void certificateThatExpiresSoonShouldBeWarnedOf() {
        assertThat(warningAt(end.minus(Duration.ofDays(5).plusHours(1))))
                .contains("the certificate in fullchain.pem expires at " + end
                        + ", in 5 days: renew it, the host takes the new file within seconds");
        assertThat(warningAt(end.minus(CertificateDates.SOON))).isEmpty();
    }

    @Test
    void certificateOfTheFutureShouldBeWarnedOf() {
        Instant begin = chain[0].getNotBefore().toInstant();

        assertThat(warningAt(begin.minusSeconds(1)).orElseThrow())
                .startsWith("the certificate in fullchain.pem is not valid before " + begin);
        assertThat(warningAt(begin)).isEmpty();
    }

    private Optional<String> warningAt(Instant now) {
        return CertificateDates.warning(Path.of("fullchain.pem"), chain, now);
    }
}
