package io.accountcreator.host.outbound.message.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
