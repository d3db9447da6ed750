package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Settings;
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
                LdapFixture fixture = new LdapFixture(slapd.settings());
                AccountCreators creators = creators(fixture)) {
            assertThat(ask(creators, AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            assertThat(fixture.service.ready()).isTrue();

            slapd.kill();

            assertThat(fixture.service.ready()).isFalse();
            assertThat(all()).allSatisfy(operation -> {
                FinalStatus end = ask(creators, operation);
                assertThat(end.status()).isEqualTo(Status.REQUEST_FAILED);
                assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            });

            slapd.restart();

            assertThat(ask(creators, AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_EXIST);
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
                AccountCreator creator = filled(creators);
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

    private static AccountCreators creators(LdapFixture fixture) {
        Settings settings = fixture.settings();
        return AccountCreators.builder(fixture.service)
                .rules(AccountRules.from(settings))
                .build();
    }

    private static List<Function<AccountCreator, Submission>> all() {
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

    private static FinalStatus ask(AccountCreators creators, Function<AccountCreator, Submission> operation) {
        try (AccountCreator creator = filled(creators)) {
            return operation.apply(creator).finalStatus().toCompletableFuture().join();
        }
    }

    private static AccountCreator filled(AccountCreators creators) {
        AccountCreator creator = creators.newAccountCreator();
        creator.setUsername("bob");
        creator.setPhoneNumber("+33612345678");
        creator.setActivationCode("0000");
        creator.setEmail("bob@example.org");
        creator.setHa1("0123456789abcdef0123456789abcdef");
        creator.setNewHa1("fedcba9876543210fedcba9876543210");
        return creator;
    }
}
