package io.accountcreator.host.outbound.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

    @Test
    void aDoubleClickShouldSelectTheCodeAlone() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Settings settings = Settings.of(Map.of(
                "accountcreator.public-url",
                "https://accounts.example.org",
                "accountcreator.domain",
                "sip.example.org"));

        new ConsoleSender(new PrintStream(out, true, StandardCharsets.UTF_8), ActivationLink.from(settings))
                .send(Messages.mail(Purpose.ACTIVATION, "en", "bob@example.org", "bob"));

        assertThat(out.toString(StandardCharsets.UTF_8).strip().split(" "))
                .contains(
                        Messages.CODE,
                        "https://accounts.example.org/activate?username=bob&confirmation_key=" + Messages.CODE
                                + "&domain=sip.example.org&algorithm=SHA-256");
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
