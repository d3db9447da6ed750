package io.accountcreator.host.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Field;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusLogTest {
    @Test
    void lineShouldSayWhatHappenedAndLeaveOutWhoAsked() {
        assertThat(StatusLog.line(status("sip.example.org", null)))
                .isEqualTo("request 7 RECOVER_ACCOUNT REQUEST_OK backend=ldap domain=sip.example.org ms=12");
    }

    @Test
    void lineShouldNameAFailureAndStayOneLine() {
        assertThat(StatusLog.line(status("a\r\nb\u001b\u2028\u0085c", Failure.DEADLINE)))
                .isEqualTo("request 7 RECOVER_ACCOUNT REQUEST_OK (DEADLINE) backend=ldap domain=a??b???c ms=12");
    }

    @Test
    void aDomainShouldNotForgeTheRestOfTheLine() {
        assertThat(StatusLog.line(status("a ms=0 request\u00a09\u202e", null)))
                .isEqualTo("request 7 RECOVER_ACCOUNT REQUEST_OK backend=ldap domain=a?ms?0?request?9? ms=12");
    }

    private static FinalStatus status(String domain, Failure failure) {
        return new FinalStatus(
                7,
                Operation.RECOVER_ACCOUNT,
                "ldap",
                3,
                "bob",
                null,
                domain,
                null,
                Status.REQUEST_OK,
                failure,
                "text",
                Map.of(Field.PHONE, "+33612345678"),
                Duration.ofMillis(12));
    }
}
