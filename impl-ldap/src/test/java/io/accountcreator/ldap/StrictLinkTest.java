package io.accountcreator.ldap;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Form;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever has a number asks for its link with some name, and sees by the message whether there is such an account. */
class StrictLinkTest extends OnSlapd {
    StrictLinkTest() {
        super(Map.of("accountcreator.enumeration", "strict"));
    }

    @Test
    void linkShouldSendAMessageWhetherTheAccountExistsOrNot() {
        Accounts accounts = accounts();
        Person active = accounts.activeByEmail();
        Person waiting = accounts.waitingByEmail();
        Person nobody = Person.any();

        for (Person asked : new Person[] {active, waiting, nobody}) {
            String mine = Person.any().phone();
            var status = accounts.of(asked)
                    .phone(mine)
                    .language("fr")
                    .ask(LINK_ACCOUNT)
                    .status();

            assertThat(status).isEqualTo(asked == nobody ? ACCOUNT_NOT_EXIST : REQUEST_OK);
            assertThat(sent().to(mine)).singleElement().satisfies(message -> {
                assertThat(message.purpose()).isEqualTo(Message.Purpose.ALIAS);
                assertThat(message.username()).isEqualTo(asked.username());
                assertThat(message.language()).isEqualTo("fr");
            });
        }
    }

    @Test
    void linkShouldSendAMessageWhenTheNumberIsAnotherAccounts() {
        Accounts accounts = accounts();
        Person mine = accounts.activeByPhone();
        Person asked = accounts.activeByEmail();

        accounts.of(asked).phone(mine.phone()).ask(LINK_ACCOUNT);

        assertThat(sent().to(mine.phone())).hasSize(2);
    }

    @Test
    void linkShouldSendNoMoreThanTheLimitOfTheNumberWhereThereIsNoAccount() {
        Accounts accounts = accounts();
        String mine = Person.any().phone();
        for (int i = 0; i < 5; i++) {
            accounts.of(Person.any()).phone(mine).ask(LINK_ACCOUNT);
        }

        assertThat(sent().to(mine)).hasSize(3);
    }

    @Test
    void codeShouldBeOfNoUseWhereThereIsNoAccount() {
        Accounts accounts = accounts();
        Person nobody = Person.any();
        accounts.of(nobody).phone(nobody.phone()).ask(LINK_ACCOUNT);
        String code = accounts.code(nobody.phone());

        for (Operation operation : new Operation[] {ACTIVATE_ALIAS, ACTIVATE_ACCOUNT, LOGIN_LINPHONE_ACCOUNT}) {
            Form form = accounts.of(nobody).phone(nobody.phone()).password(nobody.password());
            assertThat(form.code(code).ask(operation).status()).isEqualTo(ACCOUNT_NOT_EXIST);
        }
    }

    @Test
    void nothingShouldBeSentWhenAllIsTold() {
        try (LdapFixture open = LdapFixture.inMemory()) {
            OnFixture backend = () -> open;
            Person nobody = Person.any();

            backend.accounts().of(nobody).phone(nobody.phone()).ask(LINK_ACCOUNT);

            assertThat(open.sent.all()).isEmpty();
        }
    }
}
