package io.accountcreator.host.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    @ParameterizedTest
    @ValueSource(strings = {"chunked", "CHUNKED", " chunked", "chunked\t"})
    void chunkedShouldBeTaken(String coding) {
        assertThat(Framing.problem("HTTP/1.1", List.of(coding), false)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xchunked",
                "identity",
                "gzip, chunked",
                "chunked, gzip",
                "chunked, chunked",
                "",
                "chunked;q=1",
                "\"chunked\"",
                "chunked,"
            })
    void anyOtherCodingShouldBe501(String coding) {
        assertThat(Framing.problem("HTTP/1.1", List.of(coding), false))
                .extracting(Framing::status)
                .isEqualTo(501);
    }

    @Test
    void whatServersMeasureInTwoWaysShouldBe400() {
        assertThat(Framing.problem("HTTP/1.1", List.of("chunked"), true))
                .extracting(Framing::status)
                .isEqualTo(400);
        assertThat(Framing.problem("HTTP/1.1", List.of("chunked", "chunked"), false))
                .extracting(Framing::status)
                .isEqualTo(400);
        assertThat(Framing.problem("HTTP/1.0", List.of("chunked"), false))
                .extracting(Framing::status)
                .isEqualTo(400);
    }

    @Test
    void aLengthShouldBeTaken() {
        assertThat(Framing.problem("HTTP/1.0", List.of(), true)).isNull();
        assertThat(Framing.problem("HTTP/1.1", List.of(), false)).isNull();
    }
}
