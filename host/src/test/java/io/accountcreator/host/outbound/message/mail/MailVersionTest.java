package io.accountcreator.host.outbound.message.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailVersionTest {
    private static final String ANGUS = "org.eclipse.angus.mail.smtp.SMTPTransport";

    @ParameterizedTest
    @CsvSource({
        "2.0.4, true",
        "2.0.5, true",
        "2.0.10, true",
        "2.1, true",
        "3.0.0-M1, true",
        "2.0.3, false",
        "2.0, false",
        "1.9.9, false",
        "2.0.3.redhat-00001, false",
        "2.0.4.redhat-00001, true",
        "x, false",
        ", false"
    })
    void onlyAFixedVersionShouldPass(String version, boolean fixed) {
        assertThat(MailVersion.isFixed(ANGUS, version)).isEqualTo(fixed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.1.0", "2.0.0", "2.0.3"})
    void anOldVersionThatEndsInZeroShouldBeWarnedOfAtStartToo(String version) {
        assertThat(MailVersion.atStart("org.eclipse.angus.mail.util.MailStreamProvider", version))
                .get()
                .asString()
                .contains("org.eclipse.angus.mail", " " + version + " ", "CVE-2025-7962", "2.0.4 or newer");
    }

    @Test
    void oldMailShouldBeWarnedOf() {
        String angus = "org.eclipse.angus.mail.util.MailStreamProvider";

        assertThat(MailVersion.atStart(angus, "2.0.3")).isPresent();
        assertThat(MailVersion.atStart(angus, "2.0.4")).isEmpty();
        assertThat(MailVersion.atStart(angus, "2.1.0")).isEmpty();
        assertThat(MailVersion.atStart(angus, null)).isEmpty();
        assertThat(MailVersion.atStart("org.example.Mail", "1.0")).isEmpty();
    }

    @Test
    void anotherLibraryShouldNotPass() {
        assertThat(MailVersion.isFixed("com.sun.mail.smtp.SMTPTransport", "2.0.5"))
                .isFalse();
    }

    @Test
    void theLibraryOfTheDistributionShouldBeFound() throws Exception {
        Class<?> library =
                Session.getInstance(new Properties()).getTransport("smtp").getClass();

        assertThat(MailVersion.version(library)).contains("2.0.5");
        assertThat(MailVersion.isFixed(library.getName(), "2.0.5")).isTrue();
    }
}
