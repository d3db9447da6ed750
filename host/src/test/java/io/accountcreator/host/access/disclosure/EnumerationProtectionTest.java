package io.accountcreator.host.access.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.Operation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnumerationProtectionTest {
    private final EnumerationProtection strict = new EnumerationProtection(true, Duration.ofSeconds(2));

    @ParameterizedTest
    @EnumSource
    void anOutageShouldBeToldForEveryOperation(Operation operation) {
        assertThat(strict.told(operation, Status.REQUEST_FAILED, false)).isEqualTo(Status.REQUEST_FAILED);
        assertThat(strict.told(operation, Status.UNEXPECTED_ERROR, false)).isEqualTo(Status.UNEXPECTED_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void anAccountThatDoesNotExistShouldNotBeToldBut(Operation operation) {
        boolean question = operation == Operation.IS_ACCOUNT_EXIST;

        assertThat(strict.told(operation, Status.ACCOUNT_NOT_EXIST, false) == Status.ACCOUNT_NOT_EXIST)
                .isEqualTo(question || operation == Operation.CREATE_ACCOUNT || operation == Operation.IS_ALIAS_USED);
    }

    @ParameterizedTest
    @EnumSource
    void everythingShouldBeToldWhenItIsOpen(Operation operation) {
        for (Status status : Status.values()) {
            assertThat(EnumerationProtection.OPEN.told(operation, status, false))
                    .isEqualTo(status);
        }
        assertThat(EnumerationProtection.OPEN.wait(Duration.ofMillis(7))).isZero();
    }

    @Test
    void aNumberThatGetsNoMessagesWhoeverHasItShouldBeToldSo() {
        assertThat(strict.told(Operation.CREATE_ACCOUNT, Status.PHONE_NUMBER_INVALID, true))
                .isEqualTo(Status.PHONE_NUMBER_INVALID);
        assertThat(strict.told(Operation.CREATE_ACCOUNT, Status.PHONE_NUMBER_INVALID, false))
                .isEqualTo(Status.ACCOUNT_CREATED);
    }

    @ParameterizedTest
    @CsvSource({"0, 2000", "1, 1999", "1999, 1", "2000, 2000", "2001, 1999", "5000, 1000"})
    void answersShouldWaitForTheNextMultipleOfThePad(long passed, long wait) {
        assertThat(strict.wait(Duration.ofMillis(passed))).isEqualTo(Duration.ofMillis(wait));
    }

    @Test
    void itShouldBeOpenUnlessTheSettingsSayStrict() {
        assertThat(from(Map.of())).isEqualTo(EnumerationProtection.OPEN);
        assertThat(from(Map.of("accountcreator.enumeration", "strict"))).isEqualTo(strict);
        assertThat(from(Map.of("accountcreator.enumeration", "strict", "accountcreator.enumeration.pad", "PT0.5S")))
                .isEqualTo(new EnumerationProtection(true, Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @CsvSource({"accountcreator.enumeration, on", "accountcreator.enumeration.pad, PT61S"})
    void badSettingsShouldBeRefused(String key, String value) {
        assertThatThrownBy(() -> from(Map.of(key, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key);
    }

    private static EnumerationProtection from(Map<String, String> settings) {
        return EnumerationProtection.from(Settings.of(settings));
    }
}
