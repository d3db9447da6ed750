package io.accountcreator.ldap;

import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that a directory takes as the same, though they are not: nobody gets the other's account. */
class FoldedNamesTest {
    private final LdapFixture fixture = LdapFixture.inMemory();
    private final AccountCreators creators = AccountCreators.builder(fixture.service)
            .rules(AccountRules.from(fixture.settings()))
            .build();

    @AfterEach
    void close() {
        creators.close();
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"bob,' bob '", "bob b,bob  b"})
    void nameShouldBeTakenButNotFoundWhenTheDirectoryFoldsItsBlanks(String name, String alike) {
        assertThat(ask(CREATE_ACCOUNT, name)).isEqualTo(Status.ACCOUNT_CREATED);

        assertThat(ask(CREATE_ACCOUNT, alike)).isEqualTo(Status.ACCOUNT_EXIST);
        assertThat(ask(IS_ACCOUNT_EXIST, alike)).isEqualTo(Status.ACCOUNT_NOT_EXIST);
    }

    private Status ask(Operation operation, String name) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(name);
            creator.setEmail("bob@example.org");
            creator.setPassword(fixture.codes.password());
            var submission = operation == CREATE_ACCOUNT ? creator.createAccount() : creator.isAccountExist();
            return submission.finalStatus().toCompletableFuture().join().status();
        }
    }
}
