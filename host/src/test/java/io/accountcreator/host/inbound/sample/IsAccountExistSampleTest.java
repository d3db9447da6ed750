package io.accountcreator.host.inbound.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Submission;
import io.accountcreator.status.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IsAccountExistSampleTest {
    @Test
    void runShouldFindTheAccountThatExists() {
        assertThat(output("user_exist")).isEqualTo("ACCOUNT_EXIST: Account exist" + System.lineSeparator());
    }

    @Test
    void runShouldNotFindAnother() {
        assertThat(output("nobody")).isEqualTo("ACCOUNT_NOT_EXIST: Account does not exist" + System.lineSeparator());
    }

    @Test
    void runShouldSayThatTheRequestCouldNotBeMadeWithoutAName() {
        assertThat(output(""))
                .startsWith("Error with the request is_account_exist")
                .contains("MISSING_ARGUMENTS");
    }

    @Test
    void theServiceShouldLeaveEverythingElseUnimplemented() {
        try (AccountCreators core = AccountCreators.builder(new IsAccountExistSample.MyService())
                        .rules(AccountRules.NONE)
                        .build();
                AccountCreator creator = core.newAccountCreator("url://serveur.com")) {
            creator.setUsername("user_exist");

            Submission submission = creator.isAccountActivated();

            assertThat(submission.status()).isEqualTo(Status.NOT_IMPLEMENTED_ERROR);
        }
    }

    private static String output(String username) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IsAccountExistSample.run(username, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
