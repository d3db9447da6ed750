package io.accountcreator.ldap;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.accountcreator.AccountCreator;
import io.accountcreator.ldap.connection.Provider;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two servers is used. They do not replicate here, so that each shows what it was asked. */
class FailoverTest {
    private Slapd first;
    private Slapd second;

    @BeforeEach
    void start() {
        first = Slapd.start();
        second = Slapd.start();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void firstServerShouldBeTheOnlyOneUsedWhileItIsThere() throws Exception {
        try (LdapFixture fixture = new LdapFixture(both("PT1M"))) {
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);

            assertThat(hasAccounts(first)).isTrue();
            assertThat(hasAccounts(second)).isFalse();
        }
    }

    @Test
    void secondServerShouldBeUsedUntilTheFirstHasBeenBackForAWhile() throws Exception {
        try (LdapFixture fixture = new LdapFixture(both("PT0.2S"))) {
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            first.kill();

            assertThat(fixture.service.ready()).isTrue();
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            assertThat(hasAccounts(second)).isTrue();

            second.delete("uid=bob,ou=sip.example.org,ou=accounts," + Slapd.BASE);
            assertThat(fixture.ask(AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_NOT_EXIST);
            first.restart();
            await().atMost(30, SECONDS)
                    .until(() -> fixture.ask(AccountCreator::isAccountExist).status() == Status.ACCOUNT_EXIST);
        }
    }

    @Test
    void secondServerShouldStayInUseWhenTheFirstIsBackForAShortWhileOnly() throws Exception {
        try (LdapFixture fixture = new LdapFixture(both("P1D"))) {
            first.kill();
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            first.restart();

            assertThat(fixture.ask(AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_EXIST);
            assertThat(hasAccounts(first)).isFalse();
        }
    }

    @Test
    void requestShouldBeAnOutageWhenNoServerIsThereAndWorkWhenOneIsBack() throws Exception {
        try (LdapFixture fixture = new LdapFixture(both("PT1M"))) {
            first.kill();
            second.kill();

            assertThat(fixture.ask(AccountCreator::isAccountExist).failure()).isEqualTo(Failure.OUTAGE);
            second.restart();
            await().atMost(30, SECONDS)
                    .until(() -> fixture.ask(AccountCreator::isAccountExist).status() == Status.ACCOUNT_NOT_EXIST);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026#a#001#0, 2026#a#001#0, true",
        "2027#a#001#0, 2026#a#001#0, true",
        "2025#a#001#0, 2026#a#001#0, false",
        "2027#a#001#0, 2026#a#002#0, false",
        "2027#a#001#0 2026#a#002#0, 2026#a#002#0, true",
        "2026#a#001#0 2028#a#002#0, 2027#a#001#0 2028#a#002#0, false",
        "2027#a#001#0 2027#a#002#0, 2027#a#001#0 2028#a#002#0, false",
        "2026#a#001#0 2026#a#002#0 2028#a#003#0, 2027#a#001#0 2027#a#002#0 2028#a#003#0, false",
        "'', 2026#a#001#0, true",
        "2026#a#001#0, '', true",
    })
    void serverShouldBeUpToDateWhenItHasSeenWhatTheOtherHas(String mine, String others, boolean upToDate) {
        assertThat(Provider.isUpToDate(list(mine), list(others))).isEqualTo(upToDate);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private Map<String, String> both(String returnAfter) {
        Map<String, String> settings = new HashMap<>(first.settings());
        settings.put("accountcreator.ldap.url", first.url() + " " + second.url());
        settings.put("accountcreator.ldap.return-after", returnAfter);
        settings.put("accountcreator.sms.limit", "100");
        return settings;
    }

    private static boolean hasAccounts(Slapd slapd) throws Exception {
        try (var connection = slapd.connect()) {
            return connection.getEntry("ou=accounts," + Slapd.BASE) != null;
        }
    }
}
