package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.spi.UniformService;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhoneCheckTest {
    private static final Set<Operation> SENDING =
            EnumSet.of(Operation.CREATE_ACCOUNT, Operation.LINK_ACCOUNT, Operation.RECOVER_ACCOUNT);

    @ParameterizedTest
    @CsvSource({
        // number, shape, possible, valid
        "+33612345678, true, true, true",
        "+33012345678, true, true, false",
        "+3361234567, true, false, false",
        "+336123456789, true, false, false",
        "+99912345678, true, false, false",
        "+1, true, false, false",
    })
    void checkShouldLookAsCloselyAsIsSet(String phone, boolean shape, boolean possible, boolean valid) {
        assertThat(check("accountcreator.phone.check", "shape").refusal(phone).isEmpty())
                .isEqualTo(shape);
        assertThat(check("accountcreator.phone.check", "possible")
                        .refusal(phone)
                        .isEmpty())
                .isEqualTo(possible);
        assertThat(check("accountcreator.phone.check", "valid").refusal(phone).isEmpty())
                .isEqualTo(valid);
        assertThat(check().refusal(phone).isEmpty()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        "+33612345678, true",
        "+12015550123, true",
        "+32470123456, false",
        // of the calling code of the USA, but Jamaica's, and not cheap
        "+18762101234, false",
        "+88213123456, false",
    })
    void checkShouldKnowTheCountryBehindASharedCallingCode(String phone, boolean taken) {
        PhoneCheck check = check("accountcreator.sms.countries", "fr, US");

        assertThat(check.refusal(phone).isEmpty()).isEqualTo(taken);
    }

    @Test
    void checkShouldRefuseNoCountryUnderAnAsterisk() {
        assertThat(check("accountcreator.sms.countries", "*").refusal("+32470123456"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+33891123456, premium", "+33801123456, toll-free", "+447640123456, pager"})
    void checkShouldRefuseNumbersThatNobodyReadsMessagesAt(String phone, String kind) {
        assertThat(check().refusal(phone)).as(kind).contains("no messages go to phone numbers of its type");
        assertThat(check("accountcreator.sms.types", "*").refusal(phone))
                .as(kind)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+840912345678, trunk zero",
        "+5215512345678, the 1 of before",
        "+541123456789, without the 9",
        "+5491123456789, with the 9",
        "+22997123456, without the 01",
        "+881612345678, satellite",
        "+870773111632, ships",
        "+883510012345, worldwide networks"
    })
    void checkShouldTakePossibleNumbersInWhateverForm(String phone, String kind) {
        assertThat(check().refusal(phone)).as(kind).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+541123456789", "+5491123456789", "+5215512345678", "+840912345678", "+22997123456"})
    void checkShouldKnowAMobilePhoneByBothItsNumbers(String phone) {
        assertThat(check("accountcreator.sms.types", "MOBILE,FIXED_LINE_OR_MOBILE")
                        .refusal(phone))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+80012345678", "+979123456789", "+999123456789", "+52155123456789"})
    void checkShouldRefuseNumbersOfNoPerson(String phone) {
        assertThat(check().refusal(phone)).isPresent();
    }

    @Test
    void checkShouldTakeOnlyTheTypesThatAreSet() {
        PhoneCheck check = check("accountcreator.sms.types", "mobile");

        assertThat(check.refusal("+33612345678")).isEmpty();
        assertThat(check.refusal("+33123456789")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "accountcreator.phone.check, strict, possible",
        "accountcreator.sms.countries, FRANCE, FR",
        "accountcreator.sms.countries, 'FR,,BE', FR",
        "accountcreator.sms.types, MOBIL, MOBILE",
    })
    void fromShouldNameWhatItExpectedWhenAValueIsBad(String key, String value, String expected) {
        assertThatThrownBy(() -> check(key, value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @EnumSource
    void operationShouldReachItsServiceUnlessItSendsToARefusedNumber(Operation operation) {
        var service = new Counting();
        List<FinalStatus> told = new ArrayList<>();
        AccountRules rules = AccountRules.from(Settings.of(Map.of("accountcreator.sms.countries", "BE")));

        try (AccountCreators creators = AccountCreators.builder(service)
                        .rules(rules)
                        .events(told::add)
                        .build();
                AccountCreator creator = filled(creators)) {
            Submission submission = Accounts.call(operation, creator);

            Status expected = SENDING.contains(operation) ? Status.PHONE_NUMBER_INVALID : Status.REQUEST_OK;
            assertThat(submission.status()).isEqualTo(Status.REQUEST_OK);
            assertThat(last(submission.finalStatus())).isEqualTo(expected);
            assertThat(told).extracting(FinalStatus::status).containsExactly(expected);
            assertThat(told).extracting(FinalStatus::backend).containsExactly("counting");
            assertThat(service.asked).isEqualTo(SENDING.contains(operation) ? 0 : 1);
        }
    }

    @Test
    void missingArgumentsShouldBeTheServicesToFind() {
        var service = new Counting();
        AccountRules rules = AccountRules.from(Settings.of(Map.of("accountcreator.sms.countries", "BE")));

        try (AccountCreators creators =
                        AccountCreators.builder(service).rules(rules).build();
                AccountCreator creator = creators.newAccountCreator()) {
            creator.setPhoneNumber("+33612345678");
            creator.linkAccount();

            assertThat(service.asked).isEqualTo(1);
        }
    }

    private static AccountCreator filled(AccountCreators creators) {
        AccountCreator creator = creators.newAccountCreator();
        creator.setUsername("bob");
        creator.setDomain("sip.example.org");
        creator.setPhoneNumber("+33612345678");
        return creator;
    }

    private static Status last(CompletionStage<FinalStatus> stage) {
        return stage.toCompletableFuture().join().status();
    }

    private static PhoneCheck check(String... keyAndValue) {
        return PhoneCheck.from(
                Settings.of(keyAndValue.length == 0 ? Map.of() : Map.of(keyAndValue[0], keyAndValue[1])));
    }

    /** Answers every operation at once. */
    private static final class Counting extends UniformService {
        private int asked;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        protected Status call(Operation operation, AccountRequest request, Completion completion) {
            asked++;
            completion.complete(Outcome.of(Status.REQUEST_OK));
            return Status.REQUEST_OK;
        }
    }
}
