package io.accountcreator.ldap.entry;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.ldap.OnSlapd;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host is exchanged before the schema is. */
class NumberProofOnOlderSchemaTest extends OnSlapd {
    NumberProofOnOlderSchemaTest() {
        super(Map.of());
    }

    @Test
    void aNumberShouldBeProvenThoughTheDirectoryCannotSayWhen() throws Exception {
        forgetTheAttribute();
        Person bob = accounts().waitingByPhone();

        assertThat(accounts()
                        .of(bob)
                        .phone(bob.phone())
                        .code(accounts().code(bob.phone()))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(fixture.accounts()
                        .read(account(bob.username()))
                        .orElseThrow()
                        .aliases())
                .containsExactly(bob.phone());
    }

    private static void forgetTheAttribute() throws Exception {
        try (LDAPConnection config = new LDAPConnection("127.0.0.1", slapd.port(), "cn=config", Slapd.PASSWORD)) {
            SearchResultEntry schema =
                    config.searchForEntry("cn=schema,cn=config", SearchScope.ONE, "(cn=*}sipaccount)");
            List<Modification> changes = new ArrayList<>();
            for (String value : schema.getAttributeValues("olcObjectClasses")) {
                if (value.contains("'sipAccount'")) {
                    changes.add(new Modification(ModificationType.DELETE, "olcObjectClasses", value));
                    changes.add(new Modification(
                            ModificationType.ADD,
                            "olcObjectClasses",
                            value.replace(" $ " + LdapEntries.NUMBER_PROOF, "")));
                }
            }
            for (String value : schema.getAttributeValues("olcAttributeTypes")) {
                if (value.contains("'" + LdapEntries.NUMBER_PROOF + "'")) {
                    changes.add(new Modification(ModificationType.DELETE, "olcAttributeTypes", value));
                }
            }
            config.modify(schema.getDN(), changes);
        }
    }
}
