package io.accountcreator.host.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.Message;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleSenderTest {
    @Test
    void sendShouldPrintTheCodeOnOneLine() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new ConsoleSender(new PrintStream(out, true, StandardCharsets.UTF_8), Optional.empty())
                .send(message("bo\r\nb"));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("account-creator: SMS to +33612345678: ACTIVATION code of bo  b@sip.example.org is 1234"
                        + System.lineSeparator());
    }

    private static Message message(String username) {
        return new Message(
                Message.Channel.SMS,
                "+33612345678",
                Message.Purpose.ACTIVATION,
                Secret.of("1234"),
                username,
                "sip.example.org",
                Algorithm.MD5,
                null);
    }
}
