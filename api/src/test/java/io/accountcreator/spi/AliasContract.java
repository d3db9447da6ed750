package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_LINKED;
import static io.accountcreator.spi.Operation.IS_ALIAS_USED;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_LINKED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import org.junit.jupiter.api.Test;

interface AliasContract extends BackendFixture {
    @Test
    default void linkAccountShouldSendAnAliasCode() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);

        assertThat(answer.status()).isEqualTo(REQUEST_OK);
        assertThat(sent().to(bob.phone())).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo(Channel.SMS);
            assertThat(message.purpose()).isEqualTo(Purpose.ALIAS);
            assertThat(message.username()).isEqualTo(bob.username());
        });
        assertThat(accounts.form().phone(bob.phone()).ask(IS_ALIAS_USED).status())
                .isEqualTo(ALIAS_NOT_EXIST);
    }

    @Test
    default void linkAccountShouldReturnAccountNotLinkedWhenPhoneIsAnothers() {
        Accounts accounts = accounts();
        Person alice = accounts.activeByPhone();
        Person bob = accounts.activeByEmail();

        Answer answer = accounts.of(bob).phone(alice.phone()).ask(LINK_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_LINKED);
        assertThat(sent().to(alice.phone())).hasSize(1);
    }

    @Test
    default void activateAliasShouldLinkThePhone() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = linkForm(accounts, bob).password(bob.password()).ask(ACTIVATE_ALIAS);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_LINKED, bob)).isEqualTo(ACCOUNT_LINKED);
        assertThat(accounts.form().phone(bob.phone()).ask(IS_ALIAS_USED).status())
                .isEqualTo(ALIAS_EXIST);
    }

    @Test
    default void activateAliasShouldTakeAnHa1InPlaceOfThePassword() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        Answer answer = linkForm(accounts, bob).ha1(bob.ha1(Algorithm.MD5)).ask(ACTIVATE_ALIAS);

        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void activateAliasShouldKeepTheCodeWhenPasswordIsWrong() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Form form = linkForm(accounts, bob);

        Answer wrong = form.password("not " + bob.password()).ask(ACTIVATE_ALIAS);
        Answer right = form.password(bob.password()).ask(ACTIVATE_ALIAS);

        assertThat(wrong.status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
        assertThat(right.status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void activateAliasShouldReturnWrongActivationCodeWhenCodeIsWrong() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Form form = linkForm(accounts, bob).password(bob.password());
        String right = accounts.code(bob.phone());

        assertThat(form.code(WRONG_CODE).ask(ACTIVATE_ALIAS).status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(form.code(right).ask(ACTIVATE_ALIAS).status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void activateAliasShouldReturnWrongActivationCodeWhenCodeWentToAnotherPhone() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        String other = Person.any().phone();

        Answer answer =
                linkForm(accounts, bob).phone(other).password(bob.password()).ask(ACTIVATE_ALIAS);

        assertThat(answer.status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.form().phone(other).ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_NOT_EXIST);
    }

    @Test
    default void activateAliasShouldReturnAccountExistWithAliasWhenAnotherGotThePhoneFirst() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Form late = linkForm(accounts, bob).password(bob.password());
        Person alice = new Person(Person.any().username(), bob.email(), bob.phone(), bob.password());
        accounts.createByPhone(alice);
        accounts.of(alice)
                .phone(alice.phone())
                .code(accounts.code(alice.phone()))
                .ask(ACTIVATE_ACCOUNT);

        Answer answer = late.ask(ACTIVATE_ALIAS);

        assertThat(answer.status()).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(accounts.statusOf(IS_ACCOUNT_LINKED, bob)).isEqualTo(ACCOUNT_NOT_LINKED);
        assertThat(accounts.statusOf(IS_ACCOUNT_LINKED, alice)).isEqualTo(ACCOUNT_LINKED);
    }

    @Test
    default void activateAliasShouldReturnAccountNotActivatedWhenAccountIsNot() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();

        Answer answer = accounts.of(bob)
                .phone(bob.phone())
                .password(bob.password())
                .code(WRONG_CODE)
                .ask(ACTIVATE_ALIAS);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }

    private static Form linkForm(Accounts accounts, Person person) {
        Answer link = accounts.of(person).phone(person.phone()).ask(LINK_ACCOUNT);
        assertThat(link.status()).isEqualTo(REQUEST_OK);
        return accounts.of(person).phone(person.phone()).code(accounts.code(person.phone()));
    }
}
