package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MissingArgumentsTest {
    private static final Recorded RECORDED = new Recorded("missing", "missing-differences", 1);

    /** The client library has a domain to fall back on; so have we, if the settings say so. */
    private static final Recorded WITH_DEFAULT = new Recorded("missing", "missing-differences-default-domain", 1);

    private static final String HA1 = "379214c801c0c0a8bbbddc3d1531a67e";

    static Stream<List<String>> recorded() {
        return RECORDED.inputs();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void operationShouldMissArgumentsAsRecorded(List<String> row) {
        RECORDED.check(row, ask(row, AccountRules.NONE).name());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void operationShouldMissArgumentsAsRecordedWhenThereIsADefaultDomain(List<String> row) {
        AccountRules rules = AccountRules.from(Settings.of(Map.of("accountcreator.domain", "sip.linphone.org")));

        WITH_DEFAULT.check(row, ask(row, rules).name());
    }

    @Test
    void differencesShouldDiffer() {
        RECORDED.checkDifferences();
        WITH_DEFAULT.checkDifferences();
    }

    private static Status ask(List<String> row, AccountRules rules) {
        AccountCreator creator = AccountCreators.builder(new RecordingBackend().service())
                .rules(rules)
                .build()
                .newAccountCreator();
        if (!row.get(1).equals("(none)")) {
            Stream.of(row.get(1).split("\\+")).forEach(field -> fillIn(creator, field));
        }
        Submission submission = Accounts.call(RecordingBackend.operation(row.get(0)), creator);
        Status end = submission.finalStatus().toCompletableFuture().join().status();
        assertThat(end == Status.MISSING_ARGUMENTS).isEqualTo(submission.status() == Status.MISSING_ARGUMENTS);
        return submission.status();
    }

    private static void fillIn(AccountCreator creator, String field) {
        switch (field) {
            case "username" -> creator.setUsername("bob");
            case "phone" -> creator.setPhoneNumber("612345678", "33");
            case "email" -> creator.setEmail("b@example.org");
            case "password" -> creator.setPassword("secret");
            case "ha1" -> creator.setHa1(HA1);
            case "new_password" -> creator.setNewPassword("x");
            case "activation_code" -> creator.setActivationCode("1234");
            case "domain" -> creator.setDomain("d.example");
            default -> throw new IllegalArgumentException(field);
        }
    }
}
