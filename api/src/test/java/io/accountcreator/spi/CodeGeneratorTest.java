package io.accountcreator.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeGeneratorTest {
    private static final int CODES = 1_000_000;
    private static final int KINDS = 10_000;

    /** With KINDS - 1 degrees of freedom the sum is normal around that, within √(2·9999) ≈ 141; six of them are never seen. */
    @Test
    void everyCodeShouldComeAsOftenAsEveryOther() {
        CodeGenerator generator = CodeGenerator.of(new SecureRandom());
        int[] seen = new int[KINDS];
        for (int i = 0; i < CODES; i++) {
            String code = generator.code(Message.Channel.SMS).reveal();
            assertThat(code.length()).isEqualTo(4);
            seen[Integer.parseInt(code)]++;
        }

        double expected = (double) CODES / KINDS;
        double chiSquare = IntStream.of(seen)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        System.out.printf("chi-square of %d codes over %d: %.0f%n", CODES, KINDS, chiSquare);
        assertThat(chiSquare).isBetween(KINDS - 6 * 142.0, KINDS + 6 * 142.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8})
    void aCodeShouldHaveTheDigitsOfTheSetting(int digits) {
        CodeGenerator generator = CodeGenerator.of(new SecureRandom(), digits);

        Set<String> codes = Stream.generate(
                        () -> generator.code(Message.Channel.SMS).reveal())
                .limit(1000)
                .collect(Collectors.toSet());

        assertThat(codes).allMatch(code -> code.matches("[0-9]{" + digits + "}"));
        // Leading zeros are kept.
        assertThat(codes).anyMatch(code -> code.startsWith("0"));
    }

    @Test
    void aCodeByEmailShouldBeLongAndNeverTheSame() {
        CodeGenerator generator = CodeGenerator.of(new SecureRandom(), 4);

        Set<String> codes = Stream.generate(
                        () -> generator.code(Message.Channel.EMAIL).reveal())
                .limit(10_000)
                .collect(Collectors.toSet());

        assertThat(codes).hasSize(10_000).allMatch(code -> code.matches("[0-9a-f]{32}"));
    }
}
