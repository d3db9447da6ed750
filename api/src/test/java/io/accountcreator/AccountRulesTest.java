package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.EmailStatus;
import io.accountcreator.status.PasswordStatus;
import io.accountcreator.status.UsernameStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountRulesTest {
    @Test
    void fromShouldLimitOnlyLongNamesWhenNothingIsSet() {
        assertThat(AccountRules.from(Settings.of(Map.of())))
                .isEqualTo(
                        new AccountRules(0, 64, null, false, 0, 0, null, null, PhoneCheck.from(Settings.of(Map.of()))));
    }

    @Test
    void fromShouldReadDefaults() {
        AccountRules rules = AccountRules.from(
                Settings.of(Map.of("accountcreator.domain", "SIP.Example.ORG", "accountcreator.algorithm", "SHA-256")));

        assertThat(rules.domain()).isEqualTo("sip.example.org");
        assertThat(rules.algorithm()).isEqualTo(Algorithm.SHA_256);
    }

    /** In the client library a malformed expression refuses every name; here it stops the start. */
    @ParameterizedTest
    @CsvSource({
        "username.regex,[a-z,a regular expression",
        "username.min-length,-1,a whole number from 0 to",
        "username.max-length,many,a whole number from 0 to",
        "username.phone-number,1,true or false",
        "password.min-length,10001,a whole number from 0 to",
        "password.max-length,1.5,a whole number from 0 to",
        "algorithm,md5,MD5 or SHA-256"
    })
    void fromShouldStopAtABadValue(String key, String value, String expected) {
        Settings settings = Settings.of(Map.of("accountcreator." + key, value));

        assertThatThrownBy(() -> AccountRules.from(settings))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("accountcreator." + key, "'" + value + "'", expected);
    }

    @ParameterizedTest
    @CsvSource({"ab,TOO_SHORT", "abc,OK", "é,TOO_SHORT", "éa,OK", "éé,OK", "éaa,OK", "ééa,TOO_LONG"})
    void usernameShouldBeMeasuredInBytes(String username, UsernameStatus status) {
        AccountRules rules = new AccountRules(3, 4, null, false, 0, 0, null, null, PhoneCheck.NONE);

        assertThat(rules.username(username)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"ab,TOO_SHORT", "éa,OK", "ééa,TOO_LONG"})
    void passwordShouldBeMeasuredInBytes(String password, PasswordStatus status) {
        AccountRules rules = new AccountRules(0, 0, null, false, 3, 4, null, null, PhoneCheck.NONE);

        assertThat(rules.password(password)).isEqualTo(status);
    }

    @Test
    void usernameShouldMatchTheExpressionWhole() {
        AccountRules rules = AccountRules.from(Settings.of(Map.of("accountcreator.username.regex", "[a-z]+")));

        assertThat(rules.username("bob")).isEqualTo(UsernameStatus.OK);
        assertThat(rules.username("bob1")).isEqualTo(UsernameStatus.INVALID_CHARACTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.cd,OK",
        "@a@b.cd,OK",
        "a@@.cd,OK",
        "a@b@.cd,OK",
        "@b.cd,MALFORMED",
        "a@.cd,MALFORMED",
        "@@b.cd,OK",
        "a@bcd,MALFORMED",
        "a.b@cd,MALFORMED"
    })
    void emailShouldHaveTextBeforeAndAfterAnAtSignAndADotBehind(String email, EmailStatus status) {
        assertThat(AccountRules.NONE.email(email)).isEqualTo(status);
    }

    /** A million squared would be days. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void emailShouldBeRefusedAtOnceWhenItIsManyAtSigns() {
        assertThat(AccountRules.NONE.email("@".repeat(1_000_000))).isEqualTo(EmailStatus.MALFORMED);
    }
}
