package io.accountcreator.host.outbound.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.access.credential.HmacSha256;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {
    /** The example that the reference libraries of Standard Webhooks (github.com/standard-webhooks) are tested with. */
    @Test
    void theSignatureShouldBeThatOfTheStandardsExample() {
        HmacSha256 key = new HmacSha256(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        Message message = new Message("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}".getBytes(US_ASCII));

        assertThat(message.headers(key, Instant.ofEpochSecond(1614265330)))
                .isEqualTo(Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void everyMessageShouldHaveAnIdOfItsOwnWithoutFullStops() {
        assertThat(Message.of("{}").id())
                .matches("msg_[0-9a-f]{32}")
                .isNotEqualTo(Message.of("{}").id());
    }
}
