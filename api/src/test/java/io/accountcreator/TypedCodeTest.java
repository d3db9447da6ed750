package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.Message.Channel;
import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TypedCodeTest {
    @ParameterizedTest
    @CsvSource({
        "1234, 1234",
        "' 1234 ', 1234",
        "12 34, 1234",
        "12-34, 1234",
        "12\u201134, 1234",
        "12\u201434, 1234",
        "12\u221234, 1234",
        "1\u00A02\u20093\u30004, 1234",
        "\uFF11\uFF12\uFF13\uFF14, 1234",
        "\u0661\u0662\u0663\u0664, 1234",
        "\u06F1\u06F2\u06F3\u06F4, 1234",
        "\u0967\u0968\u0969\u096A, 1234",
        "\u200E1234\u200F, 1234",
        "\u20661234\u2069, 1234",
        "\u202A1234\u202C, 1234",
        "\uFEFF12\u200B\u00AD34, 1234",
        "1\uFE0F\u20E32\uFE0F\u20E33\uFE0F\u20E34\uFE0F\u20E3, 1234",
        "\uFF10\uFF46\uFF26-ab, 0fFab",
    })
    void readShouldGiveTheCodeThatIsShown(String typed, String code) {
        assertThat(TypedCode.read(typed)).isEqualTo(code);
    }

    @Test
    void readShouldKnowTheDigitsOfEveryScript() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER)
                .forEach(c -> assertThat(TypedCode.read(Character.toString(c)))
                        .as("U+%04X", c)
                        .isEqualTo(String.valueOf(Character.digit(c, 10))));
    }

    @ParameterizedTest
    @CsvSource({"O123", "l123", "12.34", "12_34", "'12,34'", "\u00B2123", "\u2460123", "\u4E00123", "\u0410123", "A1b"})
    void readShouldLeaveWhatIsNoDigit(String typed) {
        assertThat(TypedCode.read(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "-", "' - '", "\u200E\u2069"})
    void readShouldLeaveNothingOfWhatIsNoCode(String typed) {
        assertThat(TypedCode.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void readShouldLeaveEveryCodeThatIsMadeAsItIs(Channel channel) {
        CodeGenerator generator = CodeGenerator.of(new SecureRandom());

        IntStream.range(0, 1000)
                .mapToObj(i -> generator.code(channel).reveal())
                .forEach(code -> assertThat(TypedCode.read(code)).isEqualTo(code));
    }
}
