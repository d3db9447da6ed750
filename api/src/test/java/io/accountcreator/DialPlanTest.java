package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialPlanTest {
    /** Countries, of which some share a calling code, with the plans that the Linphone client 5.1.65 has for them. */
    @Test
    void ofCallingCodeShouldAgreeWithTheClientExceptWhereListed() throws IOException {
        List<String> listed = rows("dialplan-differences.tsv").stream()
                .map(row -> row.substring(0, row.lastIndexOf('\t')))
                .toList();

        List<String> differing =
                rows("dialplan.tsv").stream().filter(DialPlanTest::differs).toList();

        assertThat(differing.stream().map(row -> row + '\t' + ours(row))).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void ofCallingCodeShouldGiveLengthTrunkZeroAndPrefix() {
        DialPlan france = DialPlan.ofCallingCode("33").orElseThrow();

        assertThat(france).isEqualTo(new DialPlan("33", 9, true, "00"));
    }

    @ParameterizedTest
    @CsvSource({"1,011", "7,810", "33,00", "49,00", "55,00", "380,00"})
    void ofCallingCodeShouldGiveTheDigitsThatACallerDials(String callingCode, String prefix) {
        DialPlan plan = DialPlan.ofCallingCode(callingCode).orElseThrow();

        assertThat(plan.internationalPrefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "7,false", "39,false", "49,true"})
    void ofCallingCodeShouldKnowNoTrunkPrefixButZero(String callingCode, boolean trunkZero) {
        DialPlan plan = DialPlan.ofCallingCode(callingCode).orElseThrow();

        assertThat(plan.trunkZero()).isEqualTo(trunkZero);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "+33", "0", "033", "979", "999", "3312", "FR"})
    void ofCallingCodeShouldBeEmptyWhenUnknown(String digits) {
        assertThat(DialPlan.ofCallingCode(digits)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+33612345678,33", "+33,33", "+12015550123,1", "+3545551234,354", "+79123456789,7"})
    void ofInternationalShouldTakeTheLongestKnownCallingCode(String number, String callingCode) {
        assertThat(DialPlan.ofInternational(number))
                .hasValueSatisfying(plan -> assertThat(plan.callingCode()).isEqualTo(callingCode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "+0", "+999123", "33612345678"})
    void ofInternationalShouldBeEmptyWhenNoCallingCodeFits(String number) {
        assertThat(DialPlan.ofInternational(number)).isEmpty();
    }

    private static boolean differs(String row) {
        return !row.endsWith('\t' + ours(row));
    }

    private static String ours(String row) {
        DialPlan plan = DialPlan.ofCallingCode(row.split("\t", -1)[1]).orElseThrow();
        return plan.nationalLength() + "\t" + plan.internationalPrefix();
    }

    private static List<String> rows(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(DialPlanTest.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .filter(row -> !row.startsWith("#"))
                    .toList();
        }
    }
}
