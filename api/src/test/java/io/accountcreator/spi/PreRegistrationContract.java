package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.DELETE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ALIAS_USED;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.spi.Operation.UPDATE_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_ALREADY_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.status.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A stranger made an account with somebody else's number or address: the owner gets it, and nothing of the stranger is left. */
interface PreRegistrationContract extends BackendFixture {
    @ParameterizedTest
    @CsvSource({
        "NUMBER, LOGIN_LINPHONE_ACCOUNT, MD5, MD5",
        "NUMBER, LOGIN_LINPHONE_ACCOUNT, SHA-256, MD5",
        "NUMBER, LOGIN_LINPHONE_ACCOUNT, MD5, SHA-256",
        "NUMBER, ACTIVATE_ACCOUNT, MD5, MD5",
        "NUMBER, ACTIVATE_ACCOUNT, MD5, SHA-256",
        "NUMBER, ACTIVATE_ACCOUNT, SHA-256, SHA-256",
        "NAME_AND_NUMBER, LOGIN_LINPHONE_ACCOUNT, MD5, MD5",
        "NAME_AND_NUMBER, LOGIN_LINPHONE_ACCOUNT, SHA-256, MD5",
        "NAME_AND_NUMBER, LOGIN_LINPHONE_ACCOUNT, MD5, SHA-256",
        "NAME_AND_NUMBER, ACTIVATE_ACCOUNT, MD5, MD5",
        "NAME_AND_NUMBER, ACTIVATE_ACCOUNT, MD5, SHA-256",
        "NAME_AND_NUMBER, ACTIVATE_ACCOUNT, SHA-256, SHA-256",
        "NAME_AND_ADDRESS, LOGIN_LINPHONE_ACCOUNT, MD5, MD5",
        "NAME_AND_ADDRESS, LOGIN_LINPHONE_ACCOUNT, MD5, SHA-256",
        "NAME_AND_ADDRESS, LOGIN_LINPHONE_ACCOUNT, SHA-256, SHA-256",
        "NAME_AND_ADDRESS, ACTIVATE_ACCOUNT, MD5, MD5",
        "NAME_AND_ADDRESS, ACTIVATE_ACCOUNT, SHA-256, MD5",
        "NAME_AND_ADDRESS, ACTIVATE_ACCOUNT, MD5, SHA-256"
    })
    default void ownerShouldGetTheAccountAndNothingOfTheStrangerBeLeft(
            Way way, Operation redeem, String stored, String asked) {
        Accounts accounts = accounts();
        Person owner = way.named(Person.any());
        Person stranger = Person.any().withUsername(owner.username());
        String ha1 = hash(stranger, stored);
        Form created = way.to(accounts.of(owner), owner).ha1(ha1).algorithm(stored);
        if (way.byPhone()) {
            created.email(stranger.email()).displayName("Stranger");
        }
        assertThat(created.ask(CREATE_ACCOUNT).status()).isEqualTo(ACCOUNT_CREATED);
        String codeOfCreate = accounts.code(way.target(owner));
        accounts.of(owner).phone(stranger.phone()).ask(LINK_ACCOUNT);
        String codeOfLink = accounts.code(stranger.phone());

        assertThat(way.to(accounts.of(owner), owner)
                        .ha1(hash(owner, stored))
                        .algorithm(stored)
                        .ask(CREATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_EXIST);
        assertThat(way.recover(accounts, owner)).isEqualTo(REQUEST_OK);
        assertThat(way.redeem(accounts, owner, codeOfCreate, asked).ask(redeem).status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
        Answer answer = way.redeem(accounts, owner, accounts.code(way.target(owner)), asked)
                .ask(redeem);

        assertThat(answer.status()).isEqualTo(redeem == ACTIVATE_ACCOUNT ? ACCOUNT_ACTIVATED : REQUEST_OK);
        Algorithm algorithm = Algorithm.of(asked).orElseThrow();
        assertThat(answer.ha1()).hasSize(algorithm.hexLength()).isNotEqualTo(ha1);
        for (String each : new String[] {stored, asked}) {
            Form update = accounts.of(owner).ha1(hash(stranger, each)).newHa1(hash(owner, each));
            assertThat(update.algorithm(each).ask(UPDATE_ACCOUNT).status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
        }
        assertThat(accounts.of(owner)
                        .phone(stranger.phone())
                        .ha1(answer.ha1())
                        .algorithm(asked)
                        .code(codeOfLink)
                        .ask(ACTIVATE_ALIAS)
                        .status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(owner)
                        .email(stranger.email())
                        .ask(RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(accounts.form().phone(owner.phone()).ask(IS_ALIAS_USED).status())
                .isEqualTo(way.byPhone() ? ALIAS_EXIST : ALIAS_NOT_EXIST);
        assertThat(accounts.form().phone(stranger.phone()).ask(IS_ALIAS_USED).status())
                .isEqualTo(ALIAS_NOT_EXIST);
        Form update = accounts.of(owner).ha1(answer.ha1()).newHa1(hash(owner, asked));
        assertThat(update.algorithm(asked).ask(UPDATE_ACCOUNT).status()).isEqualTo(REQUEST_OK);
    }

    @ParameterizedTest
    @EnumSource
    default void loginShouldReplaceTheHashThoughTheCodeIsThatOfTheCreate(Way way) {
        Accounts accounts = accounts();
        Person bob = way.named(Person.any());
        way.to(accounts.of(bob), bob).password(bob.password()).ask(CREATE_ACCOUNT);

        Answer login = accounts.of(bob).code(accounts.code(way.target(bob))).ask(LOGIN_LINPHONE_ACCOUNT);

        assertThat(login.status()).isEqualTo(REQUEST_OK);
        assertThat(login.ha1()).isNotEqualTo(bob.ha1(Algorithm.MD5));
        assertThat(accounts.of(bob)
                        .password(bob.password())
                        .newPassword("new" + bob.password())
                        .ask(UPDATE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_NOT_AUTHORIZED);
    }

    /** Else the stranger could remove what waits for the owner, and make it anew with a code that keeps the hash. */
    @Test
    default void hashOfTheCreateShouldBeOfNoUseWhileTheAccountAwaitsItsOwner() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);

        Form stranger = accounts.of(bob).password(bob.password()).newPassword("new" + bob.password());
        assertThat(stranger.ask(UPDATE_ACCOUNT).status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
        assertThat(stranger.ask(DELETE_ACCOUNT).status()).isEqualTo(REQUEST_NOT_AUTHORIZED);
    }

    /** Callers are called by their names. The stranger gave an address besides the number, to recover by that. */
    @Test
    default void nameThatIsANumberShouldNotBeRecoveredByAnAddressWhileNobodyHasProvenTheNumber() {
        Accounts accounts = accounts();
        Person owner = Way.NUMBER.named(Person.any());
        Person stranger = Person.any();
        accounts.of(owner)
                .phone(owner.phone())
                .email(stranger.email())
                .password(stranger.password())
                .ask(CREATE_ACCOUNT);

        assertThat(accounts.of(owner)
                        .email(stranger.email())
                        .ask(RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_EXIST);

        assertThat(sent().to(stranger.email())).isEmpty();
        assertThat(Way.NUMBER.recover(accounts, owner)).isEqualTo(REQUEST_OK);
    }

    @Test
    default void accountShouldBeActivatedOnceWhenItsOwnerUsesTheCodeOfARecoveryTwice() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
        Form form = accounts.of(bob).code(accounts.code(bob.email()));

        assertThat(form.ask(ACTIVATE_ACCOUNT).status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(form.ask(ACTIVATE_ACCOUNT).status()).isEqualTo(ACCOUNT_ALREADY_ACTIVATED);
        assertThat(form.ask(LOGIN_LINPHONE_ACCOUNT).status()).isEqualTo(WRONG_ACTIVATION_CODE);
    }

    private static String hash(Person person, String algorithm) {
        return Ha1.of(Algorithm.of(algorithm).orElseThrow(), person.username(), DOMAIN, Secret.of(person.password()))
                .reveal();
    }

    /** What an account is named, and where its code goes. */
    enum Way {
        NUMBER,
        NAME_AND_NUMBER,
        NAME_AND_ADDRESS;

        boolean byPhone() {
            return this != NAME_AND_ADDRESS;
        }

        Person named(Person person) {
            return this == NUMBER ? person.withUsername(person.phone()) : person;
        }

        String target(Person person) {
            return byPhone() ? person.phone() : person.email();
        }

        Form to(Form form, Person person) {
            return byPhone() ? form.phone(person.phone()) : form.email(person.email());
        }

        Status recover(Accounts accounts, Person person) {
            Form form = byPhone() ? accounts.form() : accounts.of(person);
            return to(form, person).ask(RECOVER_ACCOUNT).status();
        }

        Form redeem(Accounts accounts, Person person, String code, String algorithm) {
            Form form = byPhone() ? accounts.of(person).phone(person.phone()) : accounts.of(person);
            return form.code(code).algorithm(algorithm);
        }
    }
}
