package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.AccountCreator;
import io.accountcreator.status.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what under the access rules that this jar ships. */
class AccessTest {
    private static final String HA1 = "sipAccountHA1MD5";
    private static final String BOB = "uid=bob,ou=sip.example.org,ou=accounts," + Slapd.BASE;

    private static Slapd slapd;

    @BeforeAll
    static void start() {
        slapd = Slapd.start();
        try (LdapFixture fixture = new LdapFixture(slapd.settings())) {
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
        }
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    @Test
    void registrarShouldSeeWhatItVerifiesWithAndNothingElse() throws Exception {
        try (LDAPConnection registrar = slapd.connectAs(Slapd.REGISTRAR)) {
            Filter filter = Filter.create("(&(SIPIdentityUserName=bob)(sipAccountDomain=sip.example.org))");
            Entry bob = registrar.searchForEntry("ou=accounts," + Slapd.BASE, SearchScope.SUB, filter);

            assertThat(bob.getAttributeValue(HA1)).isEqualTo("0123456789abcdef0123456789abcdef");
            assertThat(bob.getAttributeValue("sipAccountActivated")).isEqualTo("FALSE");
            assertThat(bob.toLDIFString()).doesNotContain("Code", "mail", "bob@example.org", "userPassword");
            assertThat(registrar.getEntry("ou=aliases," + Slapd.BASE)).isNull();
            assertThat(registrar.getEntry("ou=sms," + Slapd.BASE)).isNull();
        }
    }

    @Test
    void registrarShouldChangeNothing() throws Exception {
        try (LDAPConnection registrar = slapd.connectAs(Slapd.REGISTRAR)) {
            Modification activation = new Modification(ModificationType.REPLACE, "sipAccountActivated", "TRUE");

            assertThatThrownBy(() -> registrar.modify(BOB, activation)).isInstanceOf(LDAPException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn=other," + Slapd.BASE, ""})
    void anybodyElseShouldSeeNothing(String who) throws Exception {
        try (LDAPConnection other = who.isEmpty() ? new LDAPConnection() : slapd.connectAs(who)) {
            if (who.isEmpty()) {
                other.connect("127.0.0.1", slapd.port());
            }
            assertThat(other.getEntry(BOB)).isNull();
            assertThatThrownBy(() -> other.search(Slapd.BASE, SearchScope.SUB, "(" + HA1 + "=*)"))
                    .isInstanceOf(LDAPException.class)
                    .hasMessageContaining("no such object");
        }
    }
}
