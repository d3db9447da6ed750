package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.IS_ALIAS_USED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

interface UnknownContract extends BackendFixture {
    @ParameterizedTest
    @EnumSource(names = "CREATE_ACCOUNT", mode = EnumSource.Mode.EXCLUDE)
    default void everythingShouldSayThatAnUnknownAccountDoesNotExist(Operation operation) {
        Accounts accounts = accounts();
        Person nobody = Person.any();

        Answer answer = filledIn(accounts, nobody).ask(operation);

        assertThat(answer.status()).isEqualTo(operation == IS_ALIAS_USED ? ALIAS_NOT_EXIST : ACCOUNT_NOT_EXIST);
        assertThat(answer.end().changed()).isEmpty();
        assertThat(List.of(sent().to(nobody.phone()), sent().to(nobody.email())))
                .allMatch(List::isEmpty);
    }

    @ParameterizedTest
    @EnumSource(names = "CREATE_ACCOUNT", mode = EnumSource.Mode.EXCLUDE)
    default void everythingShouldBeUnknownInADomainThatIsNotServed(Operation operation) {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();

        Answer answer = filledIn(accounts, bob).domain("elsewhere.example.org").ask(operation);

        assertThat(answer.status()).isEqualTo(operation == IS_ALIAS_USED ? ALIAS_NOT_EXIST : ACCOUNT_NOT_EXIST);
        assertThat(sent().to(bob.phone())).hasSize(1);
    }

    /** By e-mail and by phone are two ways. */
    @ParameterizedTest
    @EnumSource(names = {"RECOVER_ACCOUNT", "ACTIVATE_ACCOUNT", "LOGIN_LINPHONE_ACCOUNT"})
    default void theWayByEmailShouldSayThatAnUnknownAccountDoesNotExist(Operation operation) {
        Accounts accounts = accounts();
        Person nobody = Person.any();

        Answer answer =
                accounts.of(nobody).email(nobody.email()).code(WRONG_CODE).ask(operation);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(sent().to(nobody.email())).isEmpty();
    }

    private static Form filledIn(Accounts accounts, Person person) {
        return accounts.of(person)
                .phone(person.phone())
                .email(person.email())
                .password(person.password())
                .newPassword(person.password())
                .code(WRONG_CODE);
    }
}
