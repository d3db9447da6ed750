package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.ldap.entry.StoredCode;
import io.accountcreator.spi.Together;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** One guess at each of many accounts, which no limit of an account stops: each is counted, and no code is good elsewhere. */
class GuessAtManyTest {
    private static final int ACCOUNTS = 10_000;
    private static final int GUESSERS = 50;

    @Test
    void oneGuessAtEachOfTenThousandAccountsShouldCostEachOneTryAndActivateNone() throws Exception {
        try (Slapd slapd = Slapd.start(Slapd.Setup.database("olcDbEnvFlags: nosync"));
                LdapFixture fixture = new LdapFixture(slapd.settings());
                AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build()) {
            Crowd crowd = new Crowd(fixture, creators);
            assertThat(all(n -> crowd.create(name(n), c -> c.setEmail(address(n)))))
                    .containsOnly(ACCOUNT_CREATED);
            List<String> codes = fixture.sent.all().stream()
                    .map(message -> message.username() + " " + message.code().reveal())
                    .sorted()
                    .map(line -> line.split(" ")[1])
                    .toList();

            // The code of the neighbour, which is as good a guess as any.
            assertThat(all(n -> crowd.activateWith(name(n), codes.get((n + 1) % ACCOUNTS))))
                    .containsOnly(WRONG_ACTIVATION_CODE);

            assertThat(slapd.all("(objectClass=sipAccount)")).hasSize(ACCOUNTS).allSatisfy(account -> {
                assertThat(account.getAttributeValue("sipAccountActivated")).isEqualTo("FALSE");
                assertThat(StoredCode.parse(account.getAttributeValue("sipAccountActivationCode"))
                                .orElseThrow()
                                .window()
                                .wrong())
                        .isEqualTo(1);
            });
            assertThat(crowd.activateWith(name(0), codes.get(0))).isEqualTo(ACCOUNT_ACTIVATED);
        }
    }

    private static List<Status> all(IntFunction<Status> work) throws Exception {
        List<Callable<Status>> tasks = new ArrayList<>();
        for (int number = 0; number < ACCOUNTS; number++) {
            int mine = number;
            tasks.add(() -> work.apply(mine));
        }
        return Together.all(GUESSERS, tasks);
    }

    private static String name(int number) {
        return String.format("victim%05d", number);
    }

    private static String address(int number) {
        return name(number) + "@example.org";
    }
}
