package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.ACTIVATE_ALIAS;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.DELETE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_ACTIVATED;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.spi.Operation.IS_ALIAS_USED;
import static io.accountcreator.spi.Operation.LINK_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.spi.Operation.UPDATE_ACCOUNT;
import static io.accountcreator.spi.WrittenNumber.ARGENTINA;
import static io.accountcreator.spi.WrittenNumber.BENIN;
import static io.accountcreator.spi.WrittenNumber.GERMANY;
import static io.accountcreator.spi.WrittenNumber.HUNGARY;
import static io.accountcreator.spi.WrittenNumber.MEXICO;
import static io.accountcreator.spi.WrittenNumber.VIETNAM;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that is written in two ways is one number; an account that is named by it keeps the way that its app wrote. */
interface NumberFormsContract extends BackendFixture {
    @ParameterizedTest
    @ValueSource(strings = {VIETNAM, GERMANY, HUNGARY, ARGENTINA, MEXICO, BENIN})
    default void accountShouldKeepTheNumberAsSentForItsNameAndBeFoundByBoth(String forms) {
        Accounts accounts = accounts();
        WrittenNumber number = WrittenNumber.any(forms);
        Person bob = active(accounts, number);

        for (String form : new String[] {number.given(), number.normal()}) {
            assertThat(accounts.form().username(form).ask(IS_ACCOUNT_EXIST).status())
                    .isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
            assertThat(accounts.form().username(form).ask(IS_ACCOUNT_ACTIVATED).status())
                    .isEqualTo(ACCOUNT_ACTIVATED);
            assertThat(accounts.form().phone(form).ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_EXIST);
            Answer recovery = accounts.form().phone(form).ask(RECOVER_ACCOUNT);
            assertThat(recovery.status()).isEqualTo(REQUEST_OK);
            assertThat(recovery.creator().username()).isEqualTo(number.given());
            Answer login = accounts.form()
                    .username(form)
                    .code(accounts.code(number.normal()))
                    .ask(LOGIN_LINPHONE_ACCOUNT);
            assertThat(login.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {VIETNAM, ARGENTINA, MEXICO, BENIN})
    default void accountThatWaitsForItsCodeShouldBeFoundByBothForms(String forms) {
        Accounts accounts = accounts();
        WrittenNumber number = WrittenNumber.any(forms);
        accounts.createByPhone(number.person());

        Answer recovery = accounts.form().phone(number.normal()).ask(RECOVER_ACCOUNT);
        Answer activation = accounts.form()
                .phone(number.normal())
                .code(accounts.code(number.normal()))
                .ask(ACTIVATE_ACCOUNT);

        assertThat(recovery.status()).isEqualTo(REQUEST_OK);
        assertThat(recovery.creator().username()).isEqualTo(number.given());
        assertThat(activation.status()).isEqualTo(ACCOUNT_ACTIVATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {VIETNAM, ARGENTINA, MEXICO, BENIN})
    default void numberShouldBeOneAccountsInWhateverFormItComesSecond(String forms) {
        Accounts accounts = accounts();
        WrittenNumber first = WrittenNumber.any(forms);
        WrittenNumber second = WrittenNumber.any(forms);
        active(accounts, first);
        active(accounts, new WrittenNumber(second.normal(), second.normal()));

        assertThat(accounts.form()
                        .username(first.normal())
                        .phone(first.normal())
                        .ask(CREATE_ACCOUNT)
                        .status())
                .isIn(ACCOUNT_EXIST, ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(accounts.form()
                        .username(second.given())
                        .phone(second.given())
                        .ask(CREATE_ACCOUNT)
                        .status())
                .isIn(ACCOUNT_EXIST, ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(accounts.of(accounts.activeByEmail())
                        .phone(first.normal())
                        .ask(LINK_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_LINKED);
        assertThat(sent().to(first.normal())).hasSize(1);
        assertThat(sent().to(second.normal())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {VIETNAM, HUNGARY, ARGENTINA, MEXICO, BENIN})
    default void nobodyShouldBeNamedByAFormOfANumberThatIsNotTheAccounts(String forms) {
        Accounts accounts = accounts();
        WrittenNumber victim = WrittenNumber.any(forms);
        Person stranger = Person.any();

        for (String form : new String[] {victim.given(), victim.normal()}) {
            Answer byPhone = accounts.createByPhone(stranger.withUsername(form));
            assertThat(byPhone.status()).isEqualTo(ACCOUNT_NOT_CREATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {VIETNAM, ARGENTINA, MEXICO, BENIN})
    default void ownerShouldChangeThePasswordAndDeleteByEitherForm(String forms) {
        Accounts accounts = accounts();
        WrittenNumber number = WrittenNumber.any(forms);
        Person bob = active(accounts, number);
        String changed = Person.any().password();

        Answer update = accounts.form()
                .username(number.normal())
                .password(bob.password())
                .newPassword(changed)
                .ask(UPDATE_ACCOUNT);
        Answer delete =
                accounts.form().username(number.normal()).password(changed).ask(DELETE_ACCOUNT);

        assertThat(update.status()).isEqualTo(REQUEST_OK);
        assertThat(delete.status()).isEqualTo(REQUEST_OK);
        for (String form : new String[] {number.given(), number.normal()}) {
            assertThat(accounts.form().phone(form).ask(IS_ALIAS_USED).status()).isEqualTo(ALIAS_NOT_EXIST);
            assertThat(accounts.form().username(form).ask(IS_ACCOUNT_EXIST).status())
                    .isEqualTo(ACCOUNT_NOT_EXIST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {VIETNAM, ARGENTINA, MEXICO, BENIN})
    default void numberShouldBeLinkedByACodeForItsOtherForm(String forms) {
        Accounts accounts = accounts();
        WrittenNumber number = WrittenNumber.any(forms);
        Person bob = accounts.activeByEmail();
        accounts.of(bob).phone(number.given()).ask(LINK_ACCOUNT);

        Answer linked = accounts.of(bob)
                .phone(number.normal())
                .password(bob.password())
                .code(accounts.code(number.normal()))
                .ask(ACTIVATE_ALIAS);

        assertThat(linked.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.form().phone(number.given()).ask(IS_ALIAS_USED).status())
                .isEqualTo(ALIAS_EXIST);
        assertThat(accounts.form()
                        .phone(number.given())
                        .ask(RECOVER_ACCOUNT)
                        .creator()
                        .username())
                .isEqualTo(bob.username());
    }

    @ParameterizedTest
    @ValueSource(strings = {VIETNAM, ARGENTINA, MEXICO, BENIN})
    default void messagesToBothFormsShouldBeCountedTogether(String forms) {
        Accounts accounts = accounts();
        WrittenNumber number = WrittenNumber.any(forms);
        active(accounts, number);
        accounts.form().phone(number.given()).ask(RECOVER_ACCOUNT);
        accounts.form().phone(number.normal()).ask(RECOVER_ACCOUNT);

        assertThat(accounts.form().phone(number.given()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(PHONE_NUMBER_OVERUSED);
        assertThat(accounts.form().phone(number.normal()).ask(RECOVER_ACCOUNT).status())
                .isEqualTo(PHONE_NUMBER_OVERUSED);
        assertThat(sent().to(number.normal())).hasSize(3);
    }

    /** Somebody with an active account that is named by the number as it was given. */
    private static Person active(Accounts accounts, WrittenNumber number) {
        Person bob = number.person();
        assertThat(accounts.createByPhone(bob).status()).isEqualTo(ACCOUNT_CREATED);
        Answer activation = accounts.of(bob)
                .phone(number.given())
                .code(accounts.code(number.normal()))
                .ask(ACTIVATE_ACCOUNT);
        assertThat(activation.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(activation.ha1()).isEqualTo(bob.ha1(Algorithm.MD5));
        return bob;
    }
}
