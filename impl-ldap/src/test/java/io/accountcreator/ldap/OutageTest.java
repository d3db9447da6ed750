package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.ldap.config.NotConfigured;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A directory that is not there says nothing about accounts. */
class OutageTest {
    @Test
    void everyOperationShouldFailAsOutageWhenSlapdIsKilledAndGoOnWhenItIsBack() throws Exception {
        try (Slapd slapd = Slapd.start();
                LdapFixture fixture = new LdapFixture(slapd.settings())) {
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            assertThat(fixture.service.ready()).isTrue();

            slapd.kill();

            assertThat(fixture.service.ready()).isFalse();
            assertThat(all()).allSatisfy(operation -> {
                FinalStatus end = fixture.ask(operation);
                assertThat(end.status()).isEqualTo(Status.REQUEST_FAILED);
                assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            });

            slapd.restart();

            assertThat(fixture.ask(AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_EXIST);
            assertThat(fixture.service.ready()).isTrue();
        }
    }

    @Test
    void everyOperationShouldFailAtOnceWhenNoUrlIsSet() {
        try (LdapFixture fixture = LdapFixture.inMemory();
                AccountCreators creators = AccountCreators.builder(new NotConfigured().on(fixture.executor()))
                        .rules(AccountRules.from(fixture.settings()))
                        .build()) {
            assertThat(all()).allSatisfy(operation -> {
                AccountCreator creator = LdapFixture.filled(creators);
                Submission submission = operation.apply(creator);
                assertThat(submission.status()).isEqualTo(Status.REQUEST_FAILED);
                assertThat(submission.failure()).isEqualTo(Failure.NOT_CONFIGURED);
                creator.close();
            });
        }
    }

    @Test
    void fromShouldNotNeedADirectoryAtStart() {
        Map<String, String> nowhere = Map.of(
                "accountcreator.ldap.url", "ldap://127.0.0.1:1",
                "accountcreator.ldap.base-dn", "dc=example,dc=org",
                "accountcreator.code.pepper", "0123456789abcdef");

        try (LdapFixture fixture = new LdapFixture(nowhere)) {
            assertThat(fixture.service.ready()).isFalse();
        }
    }

    static List<Function<AccountCreator, Submission>> all() {
        return List.of(
                AccountCreator::isAccountExist,
                AccountCreator::createAccount,
                AccountCreator::activateAccount,
                AccountCreator::isAccountActivated,
                AccountCreator::isAliasUsed,
                AccountCreator::linkAccount,
                AccountCreator::activateAlias,
                AccountCreator::recoverAccount,
                AccountCreator::isAccountLinked,
                AccountCreator::updateAccount,
                AccountCreator::loginLinphoneAccount,
                AccountCreator::deleteAccount,
                AccountCreator::confirmationKey);
    }
}
