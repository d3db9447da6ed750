package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_ACTIVATED;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

interface CreateContract extends BackendFixture {
    @Test
    default void createAccountShouldSendAnActivationCodeByEmail() {
        Accounts accounts = accounts();
        Person bob = Person.any();

        Answer answer = accounts.of(bob)
                .email(bob.email())
                .password(bob.password())
                .language("fr")
                .ask(CREATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(sent().to(bob.email())).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo(Channel.EMAIL);
            assertThat(message.purpose()).isEqualTo(Purpose.ACTIVATION);
            assertThat(message.username()).isEqualTo(bob.username());
            assertThat(message.domain()).isEqualTo(DOMAIN);
            assertThat(message.algorithm()).isEqualTo(Algorithm.MD5);
            assertThat(message.language()).isEqualTo("fr");
        });
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_EXIST);
        assertThat(accounts.statusOf(IS_ACCOUNT_ACTIVATED, bob)).isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }

    @Test
    default void createAccountShouldSendAnActivationCodeByPhone() {
        Accounts accounts = accounts();
        Person bob = Person.any();

        Answer answer = accounts.of(bob).email(bob.email()).phone(bob.phone()).ask(CREATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(sent().to(bob.email())).isEmpty();
        assertThat(sent().to(bob.phone())).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo(Channel.SMS);
            assertThat(message.purpose()).isEqualTo(Purpose.ACTIVATION);
            assertThat(message.username()).isEqualTo(bob.username());
        });
    }

    @Test
    default void createAccountShouldTakeThePhoneNumberAsNameWhenThereIsNone() {
        Accounts accounts = accounts();
        Person bob = Person.any();

        Answer answer = accounts.form().phone(bob.phone()).ask(CREATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(sent().last(bob.phone())).map(Message::username).hasValue(bob.phone());
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob.withUsername(bob.phone())))
                .isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    default void createAccountShouldAcceptDisplayNameOutsideAscii() {
        Person zoe = Person.any();

        Answer answer = accounts()
                .of(zoe)
                .email(zoe.email())
                .password(zoe.password())
                .displayName("Zoé Ångström 張 😀")
                .ask(CREATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    default void createAccountShouldReturnAccountExistWhenUsernameIsTaken() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        Person other = Person.any().withUsername(bob.username());

        assertThat(accounts.createByEmail(other).status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(accounts.createByPhone(other).status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(List.of(sent().to(other.email()), sent().to(other.phone()))).allMatch(List::isEmpty);
    }

    @Test
    default void createAccountShouldReturnAccountExistWhenUsernameIsTakenInOtherLetterCase() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        Person other = Person.any().withUsername(bob.username().toUpperCase(Locale.ROOT));

        assertThat(accounts.createByEmail(other).status()).isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    default void createAccountShouldReturnAccountExistWithAliasWhenPhoneIsTaken() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        Person other = Person.any();

        Answer answer = accounts.of(other).phone(bob.phone()).ask(CREATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(sent().to(bob.phone())).hasSize(1);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, other)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    default void createAccountShouldNotBeBlockedByPhoneThatNobodyConfirmed() {
        Accounts accounts = accounts();
        Person squatter = accounts.waitingByPhone();

        Answer answer = accounts.of(Person.any()).phone(squatter.phone()).ask(CREATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    default void createAccountShouldNotBeBlockedByNameThatNobodyConfirmedInTime() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        clock().advance(Duration.ofHours(25));

        Answer answer = accounts.createByEmail(Person.any().withUsername(bob.username()));

        assertThat(answer.status()).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    default void createAccountShouldReturnAccountNotCreatedWhenUsernameIsAnotherPhoneNumber() {
        Accounts accounts = accounts();
        Person bob = Person.any();
        Person other = Person.any().withUsername(bob.phone());

        assertThat(accounts.createByPhone(other).status()).isEqualTo(ACCOUNT_NOT_CREATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, other)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    default void createAccountShouldReturnAccountNotCreatedWhenDomainIsNotServed() {
        Accounts accounts = accounts();
        Person bob = Person.any();

        Answer answer = accounts.of(bob)
                .domain("elsewhere.example.org")
                .email(bob.email())
                .password(bob.password())
                .ask(CREATE_ACCOUNT);

        assertThat(answer.status()).isEqualTo(ACCOUNT_NOT_CREATED);
        assertThat(sent().to(bob.email())).isEmpty();
    }
}
