package io.accountcreator.ldap;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Besides: the commands. */
class FormerNumberFormsCheckOnSlapdTest extends OnSlapd implements FormerNumberFormsCheckContract {
    FormerNumberFormsCheckOnSlapdTest() {
        super(Map.of());
    }

    @Test
    void reconcileShouldSayThatCheckListsNumbersInAFormOfBeforeAndCheckListThem() throws Exception {
        Person owner = accounts().activeByEmail();
        String dn = account(owner.username());
        fixture.directory()
                .modify(dn, new Modification(ModificationType.REPLACE, LdapEntries.PHONE_ALIAS, "+840912345678"));
        add(entries.newAlias(DOMAIN, "+840912345678", dn));

        CommandRun reconcile = new CommandRun(slapd.settings());
        assertThat(reconcile.run("reconcile")).isEqualTo(DONE);
        assertThat(reconcile.printed())
                .contains(" numbers are kept in a form of before; 'ldap check' lists them and says what to do");

        CommandRun check = new CommandRun(slapd.settings());
        check.run("check");
        assertThat(check.printed())
                .contains("warning  number +840912345678 of " + dn
                        + " in \"sip.example.org\": kept in a form of before, its form"
                        + " now is +84912345678; it is found by either, and nothing has to be done");
        fixture.release("+840912345678");
    }
}
