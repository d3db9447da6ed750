package io.accountcreator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The codes are a protocol: those of the client library, with its order. */
class StatusCodesTest {
    @Test
    void statusShouldHaveTheCodesOfTheClientLibrary() {
        assertThat(codes(Status.values(), Status::code))
                .isEqualTo(
                        "REQUEST_OK 0, REQUEST_FAILED 1, MISSING_ARGUMENTS 2, MISSING_CALLBACKS 3, ACCOUNT_CREATED 4, "
                                + "ACCOUNT_NOT_CREATED 5, ACCOUNT_EXIST 6, ACCOUNT_EXIST_WITH_ALIAS 7, ACCOUNT_NOT_EXIST 8, "
                                + "ALIAS_IS_ACCOUNT 9, ALIAS_EXIST 10, ALIAS_NOT_EXIST 11, ACCOUNT_ACTIVATED 12, "
                                + "ACCOUNT_ALREADY_ACTIVATED 13, ACCOUNT_NOT_ACTIVATED 14, ACCOUNT_LINKED 15, "
                                + "ACCOUNT_NOT_LINKED 16, SERVER_ERROR 17, PHONE_NUMBER_INVALID 18, WRONG_ACTIVATION_CODE 19, "
                                + "PHONE_NUMBER_OVERUSED 20, ALGO_NOT_SUPPORTED 21, UNEXPECTED_ERROR 22, "
                                + "NOT_IMPLEMENTED_ERROR 23, REQUEST_NOT_AUTHORIZED 24, REQUEST_TOO_MANY_REQUESTS 25");
    }

    @Test
    void usernameStatusShouldHaveTheCodesOfTheClientLibrary() {
        assertThat(codes(UsernameStatus.values(), UsernameStatus::code))
                .isEqualTo("OK 0, TOO_SHORT 1, TOO_LONG 2, INVALID_CHARACTERS 3, INVALID 4");
    }

    @Test
    void passwordStatusShouldHaveTheCodesOfTheClientLibrary() {
        assertThat(codes(PasswordStatus.values(), PasswordStatus::code))
                .isEqualTo("OK 0, TOO_SHORT 1, TOO_LONG 2, INVALID_CHARACTERS 3, MISSING_CHARACTERS 4");
    }

    @Test
    void emailStatusShouldHaveTheCodesOfTheClientLibrary() {
        assertThat(codes(EmailStatus.values(), EmailStatus::code)).isEqualTo("OK 0, MALFORMED 1, INVALID_CHARACTERS 2");
    }

    @Test
    void phoneNumberStatusShouldBeTheBitsOfTheClientLibrary() {
        assertThat(codes(PhoneNumberStatus.values(), PhoneNumberStatus::code))
                .isEqualTo("OK 1, TOO_SHORT 2, TOO_LONG 4, INVALID_COUNTRY_CODE 8, INVALID 16");
    }

    @Test
    void activationCodeStatusShouldHaveTheCodesOfTheClientLibrary() {
        assertThat(codes(ActivationCodeStatus.values(), ActivationCodeStatus::code))
                .isEqualTo("OK 0, TOO_SHORT 1, TOO_LONG 2, INVALID_CHARACTERS 3");
    }

    @Test
    void otherStatusesShouldHaveTheCodesOfTheClientLibrary() {
        assertThat(codes(AlgorithmStatus.values(), AlgorithmStatus::code)).isEqualTo("OK 0, NOT_SUPPORTED 1");
        assertThat(codes(DomainStatus.values(), DomainStatus::code)).isEqualTo("OK 0, INVALID 1");
        assertThat(codes(TransportStatus.values(), TransportStatus::code)).isEqualTo("OK 0, UNSUPPORTED 1");
    }

    /** The client library has OK alone, or nothing: what is more is ours. */
    @Test
    void statusesOfOurOwnShouldBeginWithOk() {
        assertThat(codes(LanguageStatus.values(), LanguageStatus::code)).isEqualTo("OK 0, INVALID_CHARACTERS 1");
        assertThat(codes(Ha1Status.values(), Ha1Status::code)).isEqualTo("OK 0, MALFORMED 1");
    }

    private static <E extends Enum<E>> String codes(E[] values, ToIntFunction<E> code) {
        return Arrays.stream(values)
                .map(value -> value.name() + ' ' + code.applyAsInt(value))
                .collect(Collectors.joining(", "));
    }
}
