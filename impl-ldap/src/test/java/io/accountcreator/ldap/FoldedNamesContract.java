package io.accountcreator.ldap;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;
import static io.accountcreator.spi.Operation.DELETE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import io.accountcreator.Algorithm;
import io.accountcreator.ldap.command.Administration;
import io.accountcreator.ldap.config.CodeRules;
import io.accountcreator.ldap.entry.Codes;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Form;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that a directory takes as the same, though they are not: nobody gets the other's account, or number. */
interface FoldedNamesContract extends OnFixture {
    /** What could be created before, and is the same to slapd as what is in it. */
    List<UnaryOperator<String>> SPELLINGS =
            List.of(name -> name + ' ', name -> " " + name, name -> '\uFF55' + name.substring(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                " %s",
                "%s ",
                "%s\u00A0",
                "b  %s",
                "\uFF42%s",
                "b\u00AD%s",
                "b\u200B%s",
                "rene\u0301%s",
                "\u212A%s",
                "\u0130%s",
                "\uFB01%s"
            })
    default void createAccountShouldRefuseANameThatTheDirectoryTakesForAnother(String template) {
        Accounts accounts = accounts();
        Person folded = Person.named(template);

        var byEmail = accounts.createByEmail(folded);
        assertThat(byEmail.status()).isEqualTo(ACCOUNT_NOT_CREATED);
        assertThat(byEmail.end().response()).startsWith("the user name has ").contains("the directory");
        assertThat(accounts.createByPhone(folded).status()).isEqualTo(ACCOUNT_NOT_CREATED);
        assertThat(sent().to(folded.email())).isEmpty();
        assertThat(sent().to(folded.phone())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\uFF0B", "\u00A0", "\u200B", "\uFE62"})
    default void strangerShouldNotRegisterAsTheNumberOfSomebodyBySpellingItOtherwise(String front) {
        Accounts accounts = accounts();
        Person victim = accounts.activeByPhone();
        String name = front
                + (front.isBlank() || front.equals("\u200B")
                        ? victim.phone()
                        : victim.phone().substring(1));
        Person stranger = Person.any().withUsername(name);

        assertThat(accounts.of(stranger)
                        .email(stranger.email())
                        .ha1(stranger.withUsername(victim.phone()).ha1(Algorithm.MD5))
                        .ask(CREATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_CREATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, stranger)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CREATE_ACCOUNT", "IS_ALIAS_USED"})
    default void accountFromBeforeShouldBeFoundByItsSpellingAloneWhateverIsAsked(Operation operation) throws Exception {
        for (UnaryOperator<String> spelling : SPELLINGS) {
            Accounts accounts = accounts();
            Person any = Person.any();
            Person former = any.withUsername(spelling.apply(any.username()));
            store(former, true);

            assertThat(statusOf(accounts, operation, any, former))
                    .as("by another spelling")
                    .isEqualTo(ACCOUNT_NOT_EXIST);
            Person shouting = former.withUsername(former.username().replace('u', 'U'));
            assertThat(statusOf(accounts, operation, shouting, former))
                    .as("by its own, in capitals")
                    .isNotEqualTo(ACCOUNT_NOT_EXIST);
        }
    }

    @Test
    default void nameShouldBeTakenWhenTheDirectoryHasItInAnotherSpelling() throws Exception {
        Accounts accounts = accounts();
        Person any = Person.any();
        store(any.withUsername(any.username() + ' '), true);

        assertThat(accounts.createByEmail(any).status()).isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    default void unconfirmedNameInAnotherSpellingShouldNotBlockANameForLongerThanItsCodeLives() throws Exception {
        Accounts accounts = accounts();
        Person dave = Person.any();
        store(dave.withUsername(" " + dave.username()), false);
        clock().advance(Duration.ofDays(1));

        assertThat(accounts.createByEmail(dave).status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(accounts.of(dave)
                        .code(accounts.code(dave.email()))
                        .ask(ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }

    @Test
    default void eraseShouldLeaveAnAccountOfAnotherSpellingAndItsNumber() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        Administration administration = fixture().administration();

        for (UnaryOperator<String> spelling : SPELLINGS) {
            String alike = spelling.apply(bob.username());
            assertThat(administration.erase(DOMAIN, alike)).isEqualTo(new Administration.Erased(false, 0, 0));
            assertThat(administration.suspend(DOMAIN, alike)).isFalse();
            assertThat(administration.resume(DOMAIN, alike)).isFalse();
        }

        assertThat(accounts.form()
                        .phone(bob.phone())
                        .ask(Operation.IS_ALIAS_USED)
                        .status())
                .isEqualTo(ALIAS_EXIST);
        assertThat(accounts.of(bob).password(bob.password()).ask(DELETE_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);
    }

    private static Status statusOf(Accounts accounts, Operation operation, Person asked, Person stored) {
        boolean links = operation == Operation.LINK_ACCOUNT || operation == Operation.ACTIVATE_ALIAS;
        Form form = accounts.of(asked);
        return (links ? form.phone(stored.phone()) : form)
                .email(stored.email())
                .ha1(stored.ha1(Algorithm.MD5))
                .newPassword(stored.password() + "2")
                .code(WRONG_CODE)
                .ask(operation)
                .status();
    }

    /** An account as hosts made it before they looked at spellings. */
    private void store(Person person, boolean activated) throws Exception {
        Entry entry = fixture().entries().account(DOMAIN, person.username(), clock().instant(), activated);
        entry.addAttribute(LdapEntries.ha1(Algorithm.MD5), person.ha1(Algorithm.MD5));
        entry.addAttribute(LdapEntries.MAIL, person.email());
        if (!activated) {
            Codes.Fresh fresh = new Codes(
                            fixture().accounts(), CodeRules.from(fixture().settings(), true), clock(), fixture().codes)
                    .first(entry.getParsedDN(), Channel.EMAIL, person.email());
            entry.addAttribute(
                    LdapEntries.code(Purpose.ACTIVATION), fresh.stored().format());
        }
        assertThat(fixture().accounts().add(entry)).isTrue();
    }
}
