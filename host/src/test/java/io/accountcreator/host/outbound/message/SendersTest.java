package io.accountcreator.host.outbound.message;

import static io.accountcreator.spi.Message.Purpose.ACTIVATION;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.accountcreator.host.runtime.config.SenderChoice;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class SendersTest {
    /** Whoever reads only that there is none does not know what to set. */
    @Test
    void aSenderThatThereIsNotShouldNameItsSetting() {
        Settings settings = Settings.of(Map.of("accountcreator.domain", "sip.example.org"));
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            MessageSender none = new Senders(
                            settings, MessageTexts.from(settings), Duration.ofSeconds(10), timer, Clock.systemUTC())
                    .make(SenderChoice.from(settings));

            assertThatIOException()
                    .isThrownBy(() -> none.send(Messages.sms(ACTIVATION, "en", Messages.PHONE)))
                    .withMessage(
                            "nothing sends such messages: set accountcreator.sender.sms, or accountcreator.sender for"
                                    + " both kinds");
            assertThatIOException()
                    .isThrownBy(() -> none.send(Messages.mail(ACTIVATION, "en", "bob@example.org", "bob")))
                    .withMessageContaining("set accountcreator.sender.email, or accountcreator.sender ");
        } finally {
            timer.shutdownNow();
        }
    }
}
