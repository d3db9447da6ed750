package io.accountcreator.ldap.entry;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.ldap.OnFixture;
import io.accountcreator.ldap.OnMemory;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that was not proven for 180 days may be somebody else's by now. */
class NumberProofTest extends OnMemory {
    NumberProofTest() {
        super(Map.of("accountcreator.ldap.number-proof-lifetime", "P180D"));
    }

    @Test
    void theNextHolderOfANumberShouldNotGetTheAccountByIt() {
        Person bob = accounts().activeByPhone();
        clock().advance(Duration.ofDays(181));
        int sent = sent().all().size();

        assertThat(recover(bob.phone(), null)).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(recover(bob.phone(), "eve@example.org")).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(sent().all()).hasSize(sent);
    }

    @Test
    void withTheAddressBesidesTheCodeShouldGoToTheAddress() {
        Person bob = linked();
        clock().advance(Duration.ofDays(181));

        assertThat(recover(bob.phone(), null)).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(recover(bob.phone(), bob.email())).isEqualTo(REQUEST_OK);
        Message last = sent().all().get(sent().all().size() - 1);
        assertThat(last.channel()).isEqualTo(Channel.EMAIL);
        assertThat(last.to()).isEqualTo(bob.email());
        assertThat(login(bob, last.code().reveal())).isEqualTo(REQUEST_OK);
        // That proves the address and not the number.
        assertThat(recover(bob.phone(), null)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    void recoveryByNameAndAddressShouldStay() {
        Person bob = linked();
        clock().advance(Duration.ofDays(181));

        Status recovered = accounts()
                .of(bob)
                .email(bob.email())
                .ask(Operation.RECOVER_ACCOUNT)
                .status();

        assertThat(recovered).isEqualTo(REQUEST_OK);
        assertThat(login(bob, accounts().code(bob.email()))).isEqualTo(REQUEST_OK);
    }

    @Test
    void aCodeThatWasUsedShouldRenewTheProof() {
        Person bob = accounts().activeByPhone();
        clock().advance(Duration.ofDays(170));
        assertThat(recover(bob.phone(), null)).isEqualTo(REQUEST_OK);
        assertThat(login(bob, accounts().code(bob.phone()))).isEqualTo(REQUEST_OK);

        clock().advance(Duration.ofDays(170));
        assertThat(recover(bob.phone(), null)).isEqualTo(REQUEST_OK);
        // A code that nobody used proves nothing.
        clock().advance(Duration.ofDays(20));
        assertThat(recover(bob.phone(), null)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    void linkingTheNumberAgainShouldRenewTheProof() {
        Person bob = linked();
        clock().advance(Duration.ofDays(181));

        link(bob);

        assertThat(recover(bob.phone(), null)).isEqualTo(REQUEST_OK);
    }

    @Test
    void eachNumberOfAnAccountShouldHaveAProofOfItsOwn() {
        Person bob = linked();
        clock().advance(Duration.ofDays(100));
        Person second = Person.any();
        link(new Person(bob.username(), bob.email(), second.phone(), bob.password()));
        clock().advance(Duration.ofDays(100));

        assertThat(recover(bob.phone(), null)).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(recover(second.phone(), null)).isEqualTo(REQUEST_OK);
    }

    @Test
    void anAccountFromBeforeShouldCountFromItsCreation() throws Exception {
        Person bob = accounts().activeByPhone();
        forget(bob, LdapEntries.NUMBER_PROOF);

        clock().advance(Duration.ofDays(179));
        assertThat(recover(bob.phone(), null)).isEqualTo(REQUEST_OK);
        clock().advance(Duration.ofDays(2));
        assertThat(recover(bob.phone(), null)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @Test
    void anAccountOfWhichNothingIsKnownShouldCountAsOld() throws Exception {
        Person bob = accounts().activeByPhone();
        forget(bob, LdapEntries.NUMBER_PROOF);
        forget(bob, LdapEntries.CREATED);

        assertThat(recover(bob.phone(), null)).isEqualTo(ACCOUNT_NOT_EXIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "99999999999999999999 +33612345678", "9223372036854775807 +33612345678"})
    void whatSomebodyElseWroteThereShouldProveNothing(String value) {
        assertThat(NumberProof.parse(value)).isEmpty();
    }

    @Test
    void anAccountThatWaitsForItsCodeShouldGetItAgain() {
        Person any = Person.any();
        Person bob = any.withUsername(any.phone());
        accounts().createByPhone(bob);
        clock().advance(Duration.ofMinutes(30));

        assertThat(recover(bob.phone(), null)).isEqualTo(REQUEST_OK);
    }

    @Test
    void whereNothingIsSetANumberShouldBeEnoughForEver() {
        try (LdapFixture usual = LdapFixture.inMemory()) {
            OnFixture backend = () -> usual;
            Person bob = backend.accounts().activeByPhone();
            usual.clock.advance(Duration.ofDays(4000));

            assertThat(backend.accounts()
                            .form()
                            .phone(bob.phone())
                            .ask(Operation.RECOVER_ACCOUNT)
                            .status())
                    .isEqualTo(REQUEST_OK);
        }
    }

    private Person linked() {
        Person bob = accounts().activeByEmail();
        link(bob);
        return bob;
    }

    private void link(Person who) {
        Accounts accounts = accounts();
        assertThat(accounts.of(who)
                        .phone(who.phone())
                        .ask(Operation.LINK_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
        assertThat(accounts.of(who)
                        .phone(who.phone())
                        .password(who.password())
                        .code(accounts.code(who.phone()))
                        .ask(Operation.ACTIVATE_ALIAS)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }

    private Status recover(String phone, String email) {
        var form = accounts().form().phone(phone);
        return (email == null ? form : form.email(email))
                .ask(Operation.RECOVER_ACCOUNT)
                .status();
    }

    private Status login(Person who, String code) {
        return accounts()
                .of(who)
                .code(code)
                .ask(Operation.LOGIN_LINPHONE_ACCOUNT)
                .status();
    }

    private void forget(Person who, String attribute) throws Exception {
        fixture.directory().modify(account(who.username()), new Modification(ModificationType.REPLACE, attribute));
    }
}
