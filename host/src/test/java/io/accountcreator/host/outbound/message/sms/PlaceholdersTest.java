package io.accountcreator.host.outbound.message.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final Map<String, String> VALUES = Map.of("a", "{{b}} \"&=\\\n+é$1", "b", "B");

    @Test
    void aValueShouldBeEscapedForWhereItGoesAndNotBeLookedAtAgain() {
        assertThat(Placeholders.inUrl("/{{a}}").fill(VALUES))
                .isEqualTo("/%7B%7Bb%7D%7D%20%22%26%3D%5C%0A%2B%C3%A9%241");
        assertThat(Placeholders.inBody("x={{a}}", "application/x-www-form-urlencoded")
                        .fill(VALUES))
                .isEqualTo("x=%7B%7Bb%7D%7D+%22%26%3D%5C%0A%2B%C3%A9%241");
        assertThat(Placeholders.inBody("{\"x\":\"{{a}}\"}", "application/json; charset=utf-8")
                        .fill(VALUES))
                .isEqualTo("{\"x\":\"{{b}} \\\"&=\\\\\\n+é$1\"}");
        assertThat(Placeholders.inBody("{{a}}{{b}}", "text/plain").fill(VALUES)).isEqualTo(VALUES.get("a") + "B");
    }
}
