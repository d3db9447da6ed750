package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.ldap.command.NumberRelease;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.reconciliation.Reconciliation;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that were stored as they came, by versions before numbers had one form, or by an import. */
class FormerNumberFormsTest extends OnMemory {
    private static final String DOMAIN = "sip.example.org";

    @ParameterizedTest
    @ValueSource(strings = {"+5491123450001", "+5215512340001", "+22997120001", "+840912340001"})
    void numberShouldStayItsOwnersWhenItIsStoredInAnotherForm(String stored) throws Exception {
        Accounts accounts = accounts();
        Person owner = ownerOf(stored);
        String normal = PhoneNumberForms.normal(stored);

        for (String form : new String[] {stored, normal}) {
            assertThat(accounts.form().phone(form).ask(Operation.IS_ALIAS_USED).status())
                    .isEqualTo(ALIAS_EXIST);
            assertThat(accounts.form()
                            .phone(form)
                            .ask(Operation.RECOVER_ACCOUNT)
                            .creator()
                            .username())
                    .isEqualTo(owner.username());
            assertThat(accounts.of(Person.any())
                            .phone(form)
                            .password(owner.password())
                            .ask(Operation.CREATE_ACCOUNT)
                            .status())
                    .isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
            assertThat(accounts.of(accounts.activeByEmail())
                            .phone(form)
                            .ask(Operation.LINK_ACCOUNT)
                            .status())
                    .isEqualTo(ACCOUNT_NOT_LINKED);
        }
        fixture.reconciler().run();
        assertThat(fixture.reconciler().run()).isEqualTo(Reconciliation.NOTHING);
        assertThat(accounts.of(owner)
                        .password(owner.password())
                        .ask(Operation.DELETE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
        assertThat(accounts.form().phone(normal).ask(Operation.IS_ALIAS_USED).status())
                .isEqualTo(ALIAS_NOT_EXIST);
        assertThat(fixture.directory().getEntry(reservation(stored))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5491123450002", "+5215512340002", "+22997120002", "+840912340002"})
    void codeForANumberShouldNotActivateWhenAnotherGotItInAnotherFormMeanwhile(String stored) throws Exception {
        Accounts accounts = accounts();
        Person late = Person.any();
        String normal = PhoneNumberForms.normal(stored);
        accounts.of(late).phone(normal).password(late.password()).ask(Operation.CREATE_ACCOUNT);
        ownerOf(stored);

        assertThat(accounts.of(late)
                        .phone(normal)
                        .code(accounts.code(normal))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_NOT_ACTIVATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5491123450003", "+5215512340003", "+22997120003", "+840912340003"})
    void lostReservationShouldComeBackInTheFormThatNumbersHave(String stored) throws Exception {
        ownerOf(stored);
        fixture.directory().delete(reservation(stored));

        fixture.reconciler().run();

        assertThat(fixture.directory().getEntry(reservation(PhoneNumberForms.normal(stored))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5491123450004", "+5215512340004", "+22997120004", "+840912340004"})
    void releasedNumberShouldBeFreeInEveryForm(String stored) throws Exception {
        ownerOf(stored);
        String normal = PhoneNumberForms.normal(stored);

        NumberRelease.Released released = fixture.release(normal);

        assertThat(released.accounts()).hasSize(1);
        assertThat(released.reservations()).isEqualTo(1);
        for (String form : new String[] {stored, normal}) {
            assertThat(accounts()
                            .form()
                            .phone(form)
                            .ask(Operation.IS_ALIAS_USED)
                            .status())
                    .isEqualTo(ALIAS_NOT_EXIST);
        }
    }

    private Person ownerOf(String stored) throws LDAPException {
        Person owner = accounts().activeByEmail();
        String dn =
                fixture.accounts().entries().account(DOMAIN, owner.username()).toString();
        fixture.directory().modify(dn, new Modification(REPLACE, LdapEntries.PHONE_ALIAS, stored));
        assertThat(fixture.accounts().add(fixture.accounts().entries().newAlias(DOMAIN, stored, dn)))
                .isTrue();
        return owner;
    }

    private String reservation(String form) {
        return fixture.accounts().entries().alias(DOMAIN, form).toString();
    }
}
