package io.accountcreator.host.inbound.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.accountcreator.event.MessagesUndelivered;
import io.accountcreator.host.inbound.report.DeliveryReport.State;
import io.accountcreator.host.outbound.message.sms.MessageReference;
import io.accountcreator.host.outbound.message.sms.ReportAddress;
import io.accountcreator.host.outbound.message.sms.ReportAddresses;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.TestClock;
import io.accountcreator.spi.TestCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done with reports that are proven. */
class ReportHandlerTest {
    private static final DeliveryReport DELIVERED = DeliveryReport.of(State.DELIVERED, "0");
    private static final DeliveryReport FAILED = DeliveryReport.of(State.UNDELIVERED, "30003");

    private final TestClock clock = new TestClock();
    private final CapturedLog log = new CapturedLog();
    private final List<String> undelivered = new ArrayList<>();
    private final List<MessagesUndelivered> told = new ArrayList<>();
    private final ReportAddress address =
            ReportAddresses.of(ReportAddresses.settings("twilio", new TestCodes().password()));
    private final ReportHandler handler =
            new ReportHandler(undelivered::add, new UndeliveredNotice("twilio", clock, told::add), clock);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theLogShouldTellWhatBecameOfAMessageAndNoNumber() throws Exception {
        MessageReference arrived = message("+33612345678");
        MessageReference lost = message("+4915123456789");
        clock.advance(Duration.ofSeconds(4));

        handler.take(arrived, DeliveryReport.of(State.UNDER_WAY, null));
        handler.take(arrived, DELIVERED);
        handler.take(lost, FAILED);

        assertThat(log.messages())
                .contains(
                        arrived.text() + ": delivered, after 4 s",
                        lost.text() + ": not delivered, the provider's code 30003, after 4 s");
        assertThat(arrived.text()).endsWith(" of ACTIVATION to +33*");
        assertThat(log.all()).doesNotContain("612345678", "15123456789");
        assertThat(undelivered).containsExactly("+4915123456789");
    }

    @Test
    void aReportThatComesAgainShouldBeToldOnce() throws Exception {
        MessageReference lost = message("+33612345678");

        for (int i = 0; i < 10; i++) {
            handler.take(lost, FAILED);
        }

        assertThat(undelivered).hasSize(1);
        assertThat(told).isEmpty();
        assertThat(log.messages()).filteredOn(line -> line.contains("after")).hasSize(1);
    }

    @Test
    void aReportThatTheBackendCouldNotNoteShouldBeTakenWhenItComesAgain() throws Exception {
        List<String> noted = new ArrayList<>();
        List<IOException> outage = new ArrayList<>(List.of(new IOException("the directory is away")));
        ReportHandler other = new ReportHandler(
                phone -> {
                    if (!outage.isEmpty()) {
                        throw outage.remove(0);
                    }
                    noted.add(phone);
                },
                new UndeliveredNotice("twilio", clock, told::add),
                clock);
        MessageReference lost = message("+33612345678");

        assertThatIOException().isThrownBy(() -> other.take(lost, FAILED));
        other.take(lost, FAILED);

        assertThat(noted).containsExactly("+33612345678");
    }

    @Test
    void aRiseShouldBeToldOnceAMinuteWithTheProvidersCodes() throws Exception {
        for (int i = 0; i < 4; i++) {
            handler.take(message("+33612345678"), FAILED);
            handler.take(message("+33612345678"), DELIVERED);
        }
        assertThat(told).isEmpty();

        for (int i = 0; i < 20; i++) {
            handler.take(message("+33612345678"), FAILED);
        }
        assertThat(told)
                .containsExactly(new MessagesUndelivered("twilio", 5, 9, Map.of("30003", 5), Duration.ofMinutes(10)));

        clock.advance(Duration.ofMinutes(1));
        handler.take(message("+33612345678"), DeliveryReport.of(State.UNDELIVERED, "30005"));

        assertThat(log.warnings())
                .containsExactly(
                        "5 of 9 text messages that twilio reported on within PT10M were not delivered, by its error codes {30003=5}",
                        "25 of 29 text messages that twilio reported on within PT10M were not delivered, by its error codes"
                                + " {30003=24, 30005=1}");
    }

    @Test
    void aFewAmongManyThatArriveShouldNotBeTold() throws Exception {
        for (int i = 0; i < 100; i++) {
            handler.take(message("+33612345678"), i % 3 == 2 ? FAILED : DELIVERED);
        }
        assertThat(told).isEmpty();

        clock.advance(Duration.ofMinutes(10));
        for (int i = 0; i < 4; i++) {
            handler.take(message("+33612345678"), FAILED);
        }
        assertThat(told).isEmpty();
    }

    private MessageReference message(String phone) {
        return ReportAddresses.sent(address, clock.instant(), phone);
    }
}
