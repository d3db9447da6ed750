package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.inspection.NumberFormsInspection;
import io.accountcreator.spi.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator is told of numbers that were stored before numbers had one form. */
interface FormerNumberFormsCheckContract extends OnFixture {
    @Test
    default void checkShouldSayWhatToDoAboutNumbersThatAreKeptInAFormOfBefore() throws Exception {
        assertThat(looked()).containsExactly("OK forms of numbers: ");
        String french = account("+330612345678");
        String odd = account("+3300612345679");
        String mexican = account("+5215512345678");
        String sameMexican = account("+525512345678");
        account("+390612345678");

        assertThat(looked())
                .containsExactlyInAnyOrder(
                        "WARNING number +330612345678 of " + french
                                + " in \"sip.example.org\": kept in a form of before, its"
                                + " form now is +33612345678; it is found by either, and nothing has to be done",
                        "WARNING number +3300612345679 of " + odd
                                + " in \"sip.example.org\": kept in a form of before, its"
                                + " form now is +33612345679; it is not found by that: 'ldap release-number +3300612345679',"
                                + " and its owner links it again",
                        "WARNING number +5215512345678 of " + mexican
                                + " in \"sip.example.org\": kept in a form of before,"
                                + " its form now is +525512345678; that is reserved for " + sameMexican
                                + ": 'ldap release-number +525512345678' takes it from both, and whoever has it links it"
                                + " again");
        assertThat(inspection().count()).isEqualTo(3);

        assertThat(fixture().release("+525512345678").accounts()).hasSize(2);
        assertThat(fixture().release("+3300612345679").accounts()).hasSize(1);
        assertThat(inspection().count()).isEqualTo(1);
    }

    private List<String> looked() throws LDAPException {
        return inspection().look().stream()
                .map(finding -> finding.state() + " " + finding.what() + ": " + finding.problem())
                .toList();
    }

    private NumberFormsInspection inspection() {
        return fixture().numberForms();
    }

    /** An active account that has a number just so, and its DN. */
    private String account(String stored) throws LDAPException {
        Person owner = accounts().activeByEmail();
        String dn = fixture().entries().account(DOMAIN, owner.username()).toString();
        fixture().directory().modify(dn, new Modification(REPLACE, LdapEntries.PHONE_ALIAS, stored));
        assertThat(fixture().accounts().add(fixture().entries().newAlias(DOMAIN, stored, dn)))
                .isTrue();
        return dn;
    }
}
