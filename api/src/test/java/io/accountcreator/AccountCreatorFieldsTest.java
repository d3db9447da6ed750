package io.accountcreator;

import static io.accountcreator.Recorded.cell;
import static io.accountcreator.Recorded.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.Ha1Status;
import io.accountcreator.status.LanguageStatus;
import io.accountcreator.status.PasswordStatus;
import io.accountcreator.status.PhoneNumberStatus;
import io.accountcreator.status.Status;
import io.accountcreator.status.TransportStatus;
import io.accountcreator.status.UsernameStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCreatorFieldsTest {
    private static final Recorded RECORDED = new Recorded("validation", "validation-differences", 2);

    private static final Map<String, Map<String, String>> LIMITS = Map.of(
            "none", Map.of(),
            "phone", Map.of("accountcreator.username.phone-number", "true"),
            "tester",
                    Map.of(
                            "accountcreator.username.min-length", "3",
                            "accountcreator.username.max-length", "22",
                            "accountcreator.username.regex", "^[A-Za-z0-9_.\\ \\~\\-]*$",
                            "accountcreator.password.min-length", "3",
                            "accountcreator.password.max-length", "12"));

    private final AccountCreator creator = creator("none");

    static Stream<List<String>> recorded() {
        return RECORDED.inputs();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void setterShouldAnswerAndStoreAsRecorded(List<String> row) {
        AccountCreator subject = creator(row.get(1));

        int code = set(subject, row.get(0), value(row.get(2)));

        RECORDED.check(row, cell(code), cell(get(subject, row.get(0))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+840912345678", "+49015123456789", "+33012345678", "+5215512345678", "+881612345678", "+999123"
            })
    void internationalNumberShouldStayAsItWasGiven(String number) {
        assertThat(creator.setPhoneNumber(number)).containsExactly(PhoneNumberStatus.OK);

        assertThat(creator.phoneNumber()).isEqualTo(number);
    }

    @Test
    void activationCodeShouldBeTheDigitsThatAreShown() {
        assertThat(creator.setActivationCode("\u200E\u0661\u0662 \u2013 \uFF13\u06F4"))
                .isEqualTo(ActivationCodeStatus.OK);

        assertThat(Objects.requireNonNull(creator.activationCode()).reveal()).isEqualTo("1234");
    }

    @Test
    void activationCodeShouldBeNoneWhenNothingIsShown() {
        creator.setActivationCode("1234");

        assertThat(creator.setActivationCode(" -\u200E")).isEqualTo(ActivationCodeStatus.OK);

        assertThat(creator.activationCode()).isNull();
    }

    @Test
    void differencesShouldDiffer() {
        RECORDED.checkDifferences();
    }

    @Test
    void setterShouldKeepTheLastGoodValueWhenItRefuses() {
        creator.setUsername("bob");
        creator.setAlgorithm("SHA-256");
        creator.setEmail("bob@example.org");
        creator.setPhoneNumber("612345678", "33");

        creator.setUsername("");
        creator.setAlgorithm("SHA-512");
        creator.setEmail("bob");
        creator.setPhoneNumber("abc", "49");

        assertThat(creator.username()).isEqualTo("bob");
        assertThat(creator.algorithm()).isEqualTo(Algorithm.SHA_256);
        assertThat(creator.email()).isEqualTo("bob@example.org");
        assertThat(creator.phoneNumber()).isEqualTo("+33612345678");
        assertThat(creator.phoneCountryCode()).isEqualTo("33");
    }

    @Test
    void setUsernameShouldBeInvalidWhenEmpty() {
        assertThat(creator.setUsername("")).isEqualTo(UsernameStatus.INVALID);
    }

    @Test
    void setUsernameShouldBeTooLongBeyond64BytesUnlessSettingsSayOtherwise() {
        assertThat(creator.setUsername("é".repeat(32))).isEqualTo(UsernameStatus.OK);
        assertThat(creator.setUsername("é".repeat(32) + "x")).isEqualTo(UsernameStatus.TOO_LONG);
    }

    @Test
    void setPasswordShouldClearAndBeTooShortWhenNull() {
        creator.setPassword("secret");

        assertThat(creator.setPassword(null)).isEqualTo(PasswordStatus.TOO_SHORT);
        assertThat(creator.password()).isNull();
    }

    @Test
    void nullShouldClear() {
        creator.setUsername("bob");
        creator.setPhoneNumber("+33612345678");
        creator.setDomain("sip.example.org");
        creator.setAlgorithm("MD5");
        creator.setHa1("0".repeat(32));
        creator.setActivationCode("1234");

        assertThat(creator.setUsername(null)).isEqualTo(UsernameStatus.OK);
        assertThat(creator.setPhoneNumber(null, null)).containsExactly(PhoneNumberStatus.OK);
        assertThat(creator.setDomain(null)).isEqualTo(DomainStatus.OK);
        creator.setAlgorithm(null);
        assertThat(creator.setHa1(null)).isEqualTo(Ha1Status.OK);
        assertThat(creator.setActivationCode(null)).isEqualTo(ActivationCodeStatus.OK);

        assertThat(new Object[] {
                    creator.username(),
                    creator.phoneNumber(),
                    creator.domain(),
                    creator.algorithm(),
                    creator.ha1(),
                    creator.activationCode()
                })
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\rb", "a\u0000b", "a\tb", "a\u001bb", "a\u007fb", "a\u0085b", "a\u2028b", "a\u2029b"})
    void setterShouldRefuseControlCharacters(String text) {
        assertThat(creator.setUsername(text)).isEqualTo(UsernameStatus.INVALID_CHARACTERS);
        assertThat(creator.setPassword(text)).isEqualTo(PasswordStatus.INVALID_CHARACTERS);
        assertThat(creator.setNewPassword(text)).isEqualTo(PasswordStatus.INVALID_CHARACTERS);
        assertThat(creator.setEmail(text + "@example.org").code()).isEqualTo(2);
        assertThat(creator.setDomain(text)).isEqualTo(DomainStatus.INVALID);
        assertThat(creator.setActivationCode(text)).isEqualTo(ActivationCodeStatus.INVALID_CHARACTERS);
        assertThat(creator.setDisplayName(text)).isEqualTo(UsernameStatus.INVALID);
        assertThat(creator.setLanguage(text)).isEqualTo(LanguageStatus.INVALID_CHARACTERS);
        assertThat(creator.setUserAgent(text)).isEqualTo(LanguageStatus.INVALID_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcdeg",
                " 123456789abcdef0123456789abcdef"
            })
    void setHa1ShouldBeMalformedUnlessLowerCaseHex(String text) {
        assertThat(creator.setHa1(text)).isEqualTo(Ha1Status.MALFORMED);
        assertThat(creator.setNewHa1(text)).isEqualTo(Ha1Status.MALFORMED);
        assertThat(creator.ha1()).isNull();
    }

    @Test
    void setDisplayNameShouldTakeAnyTextButABackslashAtTheEnd() {
        assertThat(creator.setDisplayName("Zoé \"Z\" <張> 😀")).isEqualTo(UsernameStatus.OK);
        assertThat(creator.setDisplayName("Zoé\\")).isEqualTo(UsernameStatus.INVALID);
        assertThat(creator.displayName()).isEqualTo("Zoé \"Z\" <張> 😀");
    }

    @Test
    void setRouteShouldKeepLowerCaseAndFailForNull() {
        assertThat(creator.setRoute("<SIP:x;transport=TLS>")).isEqualTo(Status.REQUEST_OK);
        assertThat(creator.route()).isEqualTo("<sip:x;transport=tls>");
        assertThat(creator.setRoute(null)).isEqualTo(Status.REQUEST_FAILED);
    }

    @Test
    void setTransportShouldNotTakeDtls() {
        assertThat(creator.transport()).isEqualTo(Transport.TCP);
        assertThat(creator.setTransport(Transport.TLS)).isEqualTo(TransportStatus.OK);
        assertThat(creator.setTransport(Transport.DTLS)).isEqualTo(TransportStatus.UNSUPPORTED);
        assertThat(creator.transport()).isEqualTo(Transport.TLS);
    }

    @Test
    void setAsDefaultShouldBeTrueUnlessSet() {
        assertThat(creator.isSetAsDefault()).isTrue();
        creator.setAsDefault(false);
        assertThat(creator.isSetAsDefault()).isFalse();
    }

    private static int set(AccountCreator creator, String setter, @Nullable String value) {
        return switch (setter) {
            case "username" -> creator.setUsername(value).code();
            case "password" -> creator.setPassword(value).code();
            case "email" -> creator.setEmail(value).code();
            case "domain" -> creator.setDomain(value).code();
            case "algorithm" -> creator.setAlgorithm(value).code();
            case "display_name" -> creator.setDisplayName(value).code();
            case "language" -> creator.setLanguage(value).code();
            case "activation_code" -> creator.setActivationCode(value).code();
            case "route" -> creator.setRoute(value).code();
            case "transport" ->
                creator.setTransport(Transport.values()[Integer.parseInt(Objects.requireNonNull(value))])
                        .code();
            case "ha1" -> creator.setHa1(value).code();
            default -> throw new IllegalArgumentException(setter);
        };
    }

    private static @Nullable String get(AccountCreator creator, String setter) {
        return switch (setter) {
            case "username" -> creator.username();
            case "password" -> reveal(creator.password());
            case "email" -> creator.email();
            case "domain" -> creator.domain();
            case "algorithm" ->
                creator.algorithm() == null ? null : creator.algorithm().wireName();
            case "language" -> creator.language();
            case "activation_code" -> reveal(creator.activationCode());
            case "ha1" -> reveal(creator.ha1());
            default -> "?";
        };
    }

    private static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    private static AccountCreator creator(String limits) {
        AccountCreatorService none = new AccountCreatorService() {};
        AccountRules rules = AccountRules.from(Settings.of(Objects.requireNonNull(LIMITS.get(limits))));
        return AccountCreators.builder(none).rules(rules).build().newAccountCreator();
    }
}
