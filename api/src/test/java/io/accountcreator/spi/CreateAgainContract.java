package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.status.Status;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The message was lost, or went to a mistyped place: whoever created the account asks for it once more. */
interface CreateAgainContract extends BackendFixture {
    @Test
    default void createAccountShouldSendAgainWhenNameAddressAndHashAreTheSame() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        String lost = accounts.code(bob.email());

        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);

        assertThat(sent().to(bob.email())).hasSize(2).allSatisfy(message -> assertThat(message.purpose())
                .isEqualTo(Message.Purpose.ACTIVATION));
        assertThat(activate(accounts, bob, lost).status()).isEqualTo(WRONG_ACTIVATION_CODE);
        Answer activated = activate(accounts, bob, accounts.code(bob.email()));
        assertThat(activated.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(activated.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
    }

    @Test
    default void createAccountShouldSendAgainWithinTheLimitOfThePhone() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();

        assertThat(accounts.createByPhone(bob).status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(accounts.createByPhone(bob).status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(accounts.createByPhone(bob).status()).isEqualTo(PHONE_NUMBER_OVERUSED);

        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .code(accounts.code(bob.phone()))
                        .ask(ACTIVATE_ACCOUNT)
                        .ha1())
                .as("what was refused leaves the code good")
                .isEqualTo(bob.ha1(Algorithm.MD5));
    }

    @Test
    default void createAccountShouldSendAgainWhenNeitherCreateGaveAHash() {
        Accounts accounts = accounts();
        String phone = Person.any().phone();
        accounts.form().phone(phone).ask(CREATE_ACCOUNT);

        assertThat(accounts.form().phone(phone).ask(CREATE_ACCOUNT).status()).isEqualTo(ACCOUNT_CREATED);

        assertThat(sent().to(phone)).hasSize(2);
        assertThat(accounts.form()
                        .phone(phone)
                        .code(accounts.code(phone))
                        .ask(ACTIVATE_ACCOUNT)
                        .ha1())
                .matches("[0-9a-f]{32}");
    }

    @Test
    default void createAccountShouldReturnAccountExistWhenOneOfTheCreatesGaveNoHash() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        String phone = Person.any().phone();
        accounts.form().phone(phone).ask(CREATE_ACCOUNT);

        assertThat(accounts.of(bob).phone(bob.phone()).ask(CREATE_ACCOUNT).status())
                .isEqualTo(ACCOUNT_EXIST);
        assertThat(accounts.form()
                        .phone(phone)
                        .password(bob.password())
                        .ask(CREATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_EXIST);
        assertThat(sent().to(bob.phone())).hasSize(1);
        assertThat(sent().to(phone)).hasSize(1);
    }

    @Test
    default void createAccountShouldReturnAccountExistWhenTheHashIsAnother() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        Person other = new Person(bob.username(), bob.email(), bob.phone(), "not " + bob.password());

        assertThat(accounts.createByEmail(other).status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(sent().to(bob.email())).hasSize(1);
    }

    @Test
    default void createAccountShouldReturnAccountExistWhenTheAccountIsActive() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();

        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_EXIST);
        assertThat(sent().to(bob.email())).hasSize(1);
    }

    @Test
    default void createAccountShouldReplaceAMistypedAddressWhenTheHashIsTheSame() {
        Accounts accounts = accounts();
        Person mistyped = accounts.waitingByEmail();
        String elsewhere = accounts.code(mistyped.email());
        Person bob = new Person(mistyped.username(), Person.any().email(), mistyped.phone(), mistyped.password());

        assertThat(accounts.createByEmail(bob).status()).isEqualTo(ACCOUNT_CREATED);

        assertThat(activate(accounts, bob, elsewhere).status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob).email(mistyped.email()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(activate(accounts, bob, accounts.code(bob.email())).ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
        assertThat(accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    default void createAccountShouldReplaceAMistypedPhoneAndVoidTheCodesOfTheFormerOne() {
        Accounts accounts = accounts();
        Person mistyped = accounts.waitingByPhone();
        String elsewhere = accounts.code(mistyped.phone());
        String linked = Person.any().phone();
        accounts.of(mistyped).phone(linked).ask(LINK_ACCOUNT);
        Person bob =
                new Person(mistyped.username(), mistyped.email(), Person.any().phone(), mistyped.password());

        assertThat(accounts.createByPhone(bob).status()).isEqualTo(ACCOUNT_CREATED);

        assertThat(accounts.form().phone(mistyped.phone()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(activate(accounts, bob, elsewhere).status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(activate(accounts, bob, accounts.code(bob.phone())).ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
        assertThat(accounts.of(bob)
                        .phone(linked)
                        .password(bob.password())
                        .code(accounts.code(linked))
                        .ask(ACTIVATE_ALIAS)
                        .status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
    }

    /** There is nothing that shows who it is. */
    @Test
    default void createAccountShouldNotReplaceAPhoneWhenNeitherCreateGaveAHash() {
        Accounts accounts = accounts();
        Person bob = Person.any();
        accounts.of(bob).phone(bob.phone()).ask(CREATE_ACCOUNT);
        String stranger = Person.any().phone();

        assertThat(accounts.of(bob).phone(stranger).ask(CREATE_ACCOUNT).status())
                .isEqualTo(ACCOUNT_EXIST);
        assertThat(sent().to(stranger)).isEmpty();
    }

    @Test
    default void createAccountShouldKeepAccountAndCodeWhenTheSecondMessageIsRefused() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        String code = accounts.code(bob.email());
        sent().failFor(bob.email());

        Status again = accounts.createByEmail(bob).status();
        sent().failForNone();

        assertThat(again).isEqualTo(ACCOUNT_NOT_CREATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, bob)).isEqualTo(ACCOUNT_EXIST);
        assertThat(activate(accounts, bob, code).ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
    }

    /** Its code must not confirm what somebody else gave besides. */
    @Test
    default void createAccountShouldNotKeepTheAddressOfAnotherCreateWithoutHash() {
        Accounts accounts = accounts();
        Person stranger = Person.any();
        String phone = Person.any().phone();
        accounts.form().phone(phone).email(stranger.email()).ask(CREATE_ACCOUNT);
        accounts.form().phone(phone).ask(CREATE_ACCOUNT);
        accounts.form().phone(phone).code(accounts.code(phone)).ask(ACTIVATE_ACCOUNT);

        assertThat(accounts.form()
                        .username(phone)
                        .email(stranger.email())
                        .ask(RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_EXIST);
    }

    /** Whoever asks again need not be whoever asked first, and would recover the account by an own address. */
    @Test
    default void createAccountShouldNotTakeTheAddressOfAStrangersSecondCreateWithoutHash() {
        Accounts accounts = accounts();
        String phone = Person.any().phone();
        String stranger = Person.any().email();
        accounts.form().phone(phone).ask(CREATE_ACCOUNT);
        accounts.form().phone(phone).email(stranger).displayName("Mallory").ask(CREATE_ACCOUNT);
        accounts.form().phone(phone).code(accounts.code(phone)).ask(ACTIVATE_ACCOUNT);

        assertThat(accounts.form()
                        .username(phone)
                        .email(stranger)
                        .ask(RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(sent().to(stranger)).isEmpty();
    }

    /** A stranger's create after the owner's recovery sends a code that the owner may take for the one of the recovery. */
    @Test
    default void createAccountShouldSendACodeThatReplacesTheHashOnceSomebodyAskedForRecovery() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        accounts.form().phone(bob.phone()).ask(RECOVER_ACCOUNT);

        assertThat(accounts.createByPhone(bob).status()).isEqualTo(ACCOUNT_CREATED);

        Answer activated = accounts.of(bob)
                .phone(bob.phone())
                .code(accounts.code(bob.phone()))
                .ask(ACTIVATE_ACCOUNT);
        assertThat(activated.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(activated.ha1()).isNotEqualTo(bob.ha1(Algorithm.MD5));
    }

    @Test
    default void codeOfALinkShouldActivateAnAccountThatWaitsAtTheNumber() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        assertThat(accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);

        Answer activated = accounts.of(bob)
                .phone(bob.phone())
                .code(accounts.code(bob.phone()))
                .ask(ACTIVATE_ACCOUNT);

        assertThat(activated.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(activated.ha1()).isNotEqualTo(bob.ha1(Algorithm.MD5));
    }

    @Test
    default void codeOfALinkShouldNotActivateAnAccountThatWaitsElsewhere() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        accounts.of(bob).phone(bob.phone()).ask(LINK_ACCOUNT);
        String code = accounts.code(bob.phone());

        assertThat(activate(accounts, bob, code).status()).isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob)
                        .phone(bob.phone())
                        .code(code)
                        .ask(ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob).code(code).ask(LOGIN_LINPHONE_ACCOUNT).status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
    }

    @Test
    default void createAccountShouldSendAgainForTheNameInOtherLettersWhenThePasswordIsTheSame() {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();
        Person loud = bob.withUsername(bob.username().toUpperCase(Locale.ROOT));

        assertThat(accounts.createByEmail(loud).status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(activate(accounts, bob, accounts.code(bob.email())).ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
    }

    private static Answer activate(Accounts accounts, Person person, String code) {
        return accounts.of(person).code(code).ask(ACTIVATE_ACCOUNT);
    }
}
