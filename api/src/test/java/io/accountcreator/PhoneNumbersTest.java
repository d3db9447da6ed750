package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.status.PhoneNumberStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    @ParameterizedTest
    @CsvFileSource(resources = "validation-phone.tsv", delimiter = '\t', nullValues = "NULL", emptyValue = "")
    void normaliseShouldAnswerAsTheClientDoes(
            @Nullable String number,
            @Nullable String countryCode,
            PhoneNumberStatus status,
            @Nullable String normalised) {
        PhoneNumbers.Result result = PhoneNumbers.normalise(number, countryCode);

        assertThat(result.status()).containsExactly(status);
        assertThat(result.number()).isEqualTo(normalised);
    }

    @Test
    void normaliseShouldKeepLastDigitsWhenNational() {
        PhoneNumbers.Result result = PhoneNumbers.normalise("12015550123", "1");

        assertThat(result).isEqualTo(new PhoneNumbers.Result(Set.of(PhoneNumberStatus.OK), "+12015550123", "1"));
    }

    @Test
    void normaliseShouldDropPlusOfCountryCode() {
        PhoneNumbers.Result result = PhoneNumbers.normalise("612345678", "+33");

        assertThat(result.countryCode()).isEqualTo("33");
    }

    @Test
    void normaliseShouldKeepNothingWhenRefused() {
        PhoneNumbers.Result result = PhoneNumbers.normalise("612345678", "999");

        assertThat(result)
                .isEqualTo(new PhoneNumbers.Result(Set.of(PhoneNumberStatus.INVALID_COUNTRY_CODE), null, null));
    }

    /** In these countries the longest number has more digits than these, so that the zero would survive. */
    @ParameterizedTest
    @CsvSource({"01701234567,49,+491701234567", "0612345678,31,+31612345678", "06641234567,43,+436641234567"})
    void normaliseShouldDropTrunkZeroWhenLengthsVary(String number, String countryCode, String normalised) {
        assertThat(PhoneNumbers.normalise(number, countryCode).number()).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({"0549886377,378,+3780549886377", "0236618300,39,+390236618300", "8123456789,7,+78123456789"})
    void normaliseShouldKeepFirstDigitWhenItIsPartOfTheNumber(String number, String countryCode, String normalised) {
        assertThat(PhoneNumbers.normalise(number, countryCode).number()).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({"00336123,33,+336123", "01133612,1,+33612", "00999123,33,+999123"})
    void normaliseShouldReplaceInternationalPrefixOfTheCountry(String number, String countryCode, String normalised) {
        assertThat(PhoneNumbers.normalise(number, countryCode).number()).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({"+999123,33,OK", "+999 123,999,INVALID_COUNTRY_CODE", "+9991234567890123,33,TOO_LONG"})
    void normaliseShouldLeaveNumbersOfUnknownCallingCodesAlone(String number, String code, PhoneNumberStatus status) {
        assertThat(PhoneNumbers.normalise(number, code).status()).containsExactly(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "()", "6+12", "++33612345678", "٠٦١٢٣٤٥٦٧٨", "612345678\n", "612345678;ext=1"})
    void normaliseShouldBeInvalidWhenNotDialled(String number) {
        assertThat(PhoneNumbers.normalise(number, "33").status()).containsExactly(PhoneNumberStatus.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0612345678", "+33612345678", "00336", "123", "06 12.34-56(78)", "06\u00A012/34"})
    void looksLikePhoneNumberShouldBeTrueWhenDialled(String text) {
        assertThat(PhoneNumbers.looksLikePhoneNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "", "+", "()", "0612a", "123\n", "٠٦١٢"})
    void looksLikePhoneNumberShouldBeFalseWhenNotDialled(String text) {
        assertThat(PhoneNumbers.looksLikePhoneNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+336", "+33612345678", "+1000555455", "+123456789012345"})
    void isE164ShouldBeTrueWhenInternational(String text) {
        assertThat(PhoneNumbers.isE164(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "33612345678", "+0123", "+1234567890123456", "+33 6", "+336\n"})
    void isE164ShouldBeFalseWhenNot(String text) {
        assertThat(PhoneNumbers.isE164(text)).isFalse();
    }
}
