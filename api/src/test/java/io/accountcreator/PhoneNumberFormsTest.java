package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberFormsTest {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Where the client's table is of an older plan than the country, and it cuts off digits of the number itself. */
    private static final Set<String> CUT_BY_THE_CLIENT = Set.of(
            "AD 225", "GN 224", "GW 245", "HU 36", "KI 686", "LI 423", "LR 231", "LY 218", "MC 377", "MU 230", "NF 672",
            "NP 977", "NU 683", "PF 689", "SH 290", "TC 1", "TV 688", "WF 681");

    @ParameterizedTest
    @CsvSource({
        "+840912345678, +84912345678",
        "+8400912345678, +84912345678",
        "+49015123456789, +4915123456789",
        "+3606201234567, +36201234567",
        "+789123456789, +79123456789",
        "+112015550123, +12015550123",
        "+5491123456789, +541123456789",
        "+54111523456789, +541123456789",
        "+540111523456789, +541123456789",
        "+5215512345678, +525512345678",
        "+52015512345678, +525512345678",
        "+520445512345678, +525512345678",
        "+22997123456, +2290197123456",
        "+241077123456, +24177123456",
        "+378886377, +3780549886377",
    })
    void normalShouldBeTheNumberThatRings(String written, String normal) {
        assertThat(PhoneNumberForms.normal(written)).isEqualTo(normal);
        assertThat(PhoneNumberForms.normal(normal)).isEqualTo(normal);
        assertThat(PhoneNumberForms.same(written, normal)).isTrue();
        assertThat(PhoneNumberForms.likely(normal)).startsWith(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+390612345678",
                "+3780549886377",
                "+2250712345678",
                "+24107123456",
                "+242061234567",
                "+33012345678",
                "+78001234567",
                "+1000555455",
                "+881612345678",
                "+870773111632",
                "+883510012345",
                "+80012345678",
                "+999123",
                "+1",
                "+541143210000",
                "+551187654321",
                "0612345678",
                "+0612345678",
                "bob",
                "bob@example.org",
                ""
            })
    void normalShouldLeaveWhatHasNoOtherForm(String text) {
        assertThat(PhoneNumberForms.normal(text)).isEqualTo(text);
        assertThat(PhoneNumberForms.likely(text)).contains(text);
    }

    /** What people type is the national number, with the prefix that is dialled before it or without; the client cuts. */
    @Test
    void normalShouldBeOneForWhateverTheClientMakesOfANationalNumberInEveryCountryOfItsTable() throws IOException {
        Set<String> cut = new TreeSet<>();
        for (String row : rows()) {
            String[] plan = row.split("\t", -1);
            examples(plan).filter(number -> !arrives(number, plan)).forEach(number -> cut.add(plan[0] + ' ' + plan[1]));
        }

        assertThat(cut).containsExactlyInAnyOrderElementsOf(CUT_BY_THE_CLIENT);
    }

    private static boolean arrives(PhoneNumber number, String[] plan) {
        String national = NUMBERS.getNationalSignificantNumber(number);
        int most = Integer.parseInt(plan[2]);
        return typed(number, national)
                .map(text -> text.substring(Math.max(0, text.length() - most)))
                .allMatch(sent -> PhoneNumberForms.same('+' + plan[1] + sent, e164(number)));
    }

    private static Stream<String> typed(PhoneNumber number, String national) {
        String country = NUMBERS.getRegionCodeForNumber(number);
        String prefix = NUMBERS.getNddPrefixForRegion(country, true);
        return prefix == null ? Stream.of(national) : Stream.of(national, prefix + national);
    }

    private static Stream<PhoneNumber> examples(String[] plan) {
        int callingCode = Integer.parseInt(plan[1]);
        String country = NUMBERS.getRegionCodesForCountryCode(callingCode).contains(plan[0])
                ? plan[0]
                : NUMBERS.getRegionCodeForCountryCode(callingCode);
        return Stream.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
                .flatMap(type -> Stream.ofNullable(NUMBERS.getExampleNumberForType(country, type)));
    }

    /** Else somebody would get another's account. */
    @Test
    void normalShouldLeaveEveryValidNumberAloneButMobileOnesOfArgentina() {
        Random random = new Random(20261130);
        int valid = 0;
        Set<String> countries = new TreeSet<>();
        for (String country : NUMBERS.getSupportedRegions()) {
            for (int i = 0; i < 300; i++) {
                PhoneNumber number = like(country, random);
                if (NUMBERS.isValidNumber(number)) {
                    valid++;
                    String form = e164(number);
                    if (!PhoneNumberForms.normal(form).equals(form)) {
                        countries.add(country + ' ' + NUMBERS.getNumberType(number));
                    }
                }
            }
        }

        assertThat(valid).isGreaterThan(20_000);
        assertThat(countries).containsExactly("AR MOBILE");
    }

    @Test
    void normalShouldNotChangeOnceItIsMade() {
        Random random = new Random(20261130);
        for (int i = 0; i < 20_000; i++) {
            String number = "+" + (1 + random.nextInt(9)) + digits(random, 6 + random.nextInt(9));

            String normal = PhoneNumberForms.normal(number);

            assertThat(PhoneNumberForms.normal(normal)).as(number).isEqualTo(normal);
            assertThat(PhoneNumberForms.likely(number)).contains(number, normal).allSatisfy(form -> assertThat(
                            PhoneNumberForms.normal(form))
                    .isEqualTo(normal));
        }
    }

    private static PhoneNumber like(String country, Random random) {
        PhoneNumberType type = PhoneNumberType.values()[random.nextInt(8)];
        PhoneNumber example = NUMBERS.getExampleNumberForType(country, type);
        String national = NUMBERS.getNationalSignificantNumber(
                example == null ? Objects.requireNonNull(NUMBERS.getExampleNumber(country)) : example);
        int kept = random.nextInt(national.length() + 1);
        String digits = national.substring(0, kept) + digits(random, national.length() - kept);
        PhoneNumber number = new PhoneNumber()
                .setCountryCode(NUMBERS.getCountryCodeForRegion(country))
                .setNationalNumber(Long.parseLong(digits));
        int zeros = digits.length() - digits.replaceFirst("^0+(?=.)", "").length();
        return zeros == 0 ? number : number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        random.ints(count, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    private static String e164(PhoneNumber number) {
        return NUMBERS.format(number, PhoneNumberFormat.E164);
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(PhoneNumberFormsTest.class.getResourceAsStream("dialplan.tsv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .filter(row -> !row.startsWith("#"))
                    .toList();
        }
    }
}
