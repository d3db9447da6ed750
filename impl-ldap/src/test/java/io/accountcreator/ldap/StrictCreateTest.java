package io.accountcreator.ldap;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.UPDATE_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Form;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A stranger has created an account with somebody's number or address. The owner creates it, too, and is told that this was done,
 * so the owner types the code that is there: the stranger's.
 */
class StrictCreateTest extends OnSlapd {
    StrictCreateTest() {
        super(Map.of("accountcreator.enumeration", "strict"));
    }

    @ParameterizedTest
    @CsvSource({
        "number, 1, MD5",
        "number, 2, MD5",
        "number, 1, SHA-256",
        "name, 1, MD5",
        "name, 2, SHA-256",
        "address, 1, MD5",
        "address, 2, SHA-256"
    })
    void codeOfAStrangersCreateShouldReplaceTheHashOnceTheOwnerWasToldToHaveCreatedTheAccount(
            String named, int strangersCreates, String algorithm) {
        Accounts accounts = accounts();
        Person any = Person.any();
        Person owner = named.equals("number") ? any.withUsername(any.phone()) : any;
        String target = named.equals("address") ? owner.email() : owner.phone();
        for (int time = 0; time < strangersCreates; time++) {
            assertThat(create(accounts, owner, target, "evil" + owner.password(), algorithm))
                    .isEqualTo(ACCOUNT_CREATED);
        }

        assertThat(create(accounts, owner, target, owner.password(), algorithm)).isEqualTo(ACCOUNT_EXIST);
        var answer = to(accounts.of(owner), target)
                .code(accounts.code(target))
                .algorithm(algorithm)
                .ask(ACTIVATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(answer.ha1()).hasSize(Algorithm.of(algorithm).orElseThrow().hexLength());
        assertThat(accounts.of(owner)
                        .password("evil" + owner.password())
                        .algorithm(algorithm)
                        .newPassword(owner.password())
                        .ask(UPDATE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_NOT_AUTHORIZED);
    }

    /** Else anybody could make a code that was sent to somebody of less use. */
    @Test
    void codeShouldKeepTheHashWhenSomebodyElseAskedForTheNameWithAnotherNumber() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        create(accounts, bob, Person.any().phone(), "evil" + bob.password(), "MD5");

        assertThat(to(accounts.of(bob), bob.phone())
                        .code(accounts.code(bob.phone()))
                        .ask(ACTIVATE_ACCOUNT)
                        .ha1())
                .isEqualTo(bob.ha1(Algorithm.MD5));
    }

    @Test
    void codeShouldKeepTheHashWhenTheOtherWasToldThatTheNameIsTaken() {
        try (LdapFixture open = LdapFixture.inMemory()) {
            Accounts accounts = ((OnFixture) () -> open).accounts();
            Person bob = accounts.waitingByPhone();
            create(accounts, bob, bob.phone(), "evil" + bob.password(), "MD5");

            assertThat(to(accounts.of(bob), bob.phone())
                            .code(accounts.code(bob.phone()))
                            .ask(ACTIVATE_ACCOUNT)
                            .ha1())
                    .isEqualTo(bob.ha1(Algorithm.MD5));
        }
    }

    private static Status create(Accounts accounts, Person person, String target, String password, String algorithm) {
        return to(accounts.of(person), target)
                .password(password)
                .algorithm(algorithm)
                .ask(CREATE_ACCOUNT)
                .status();
    }

    private static Form to(Form form, String target) {
        return target.contains("@") ? form.email(target) : form.phone(target);
    }
}
