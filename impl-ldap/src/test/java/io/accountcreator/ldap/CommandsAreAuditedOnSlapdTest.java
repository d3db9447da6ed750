package io.accountcreator.ldap;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import io.accountcreator.Algorithm;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a command changes, the audit log hears of it; and of nothing else. */
class CommandsAreAuditedOnSlapdTest extends OnSlapd {
    CommandsAreAuditedOnSlapdTest() {
        super(Map.of());
    }

    @Test
    void changesOfOneAccountShouldBeInTheAudit() throws Exception {
        Person bob = Person.any();
        CommandRun imported = new CommandRun(slapd.settings())
                .reading("username,md5\n" + bob.username() + "," + bob.ha1(Algorithm.MD5) + "\n");
        assertThat(imported.run("import")).isEqualTo(DONE);
        assertThat(imported.changedAccounts()).containsExactly(named(bob));

        for (String command : new String[] {"suspend", "resume", "erase"}) {
            CommandRun run = account(bob);
            assertThat(run.run(command)).as(command).isEqualTo(DONE);
            assertThat(run.changedAccounts()).as(command).containsExactly(named(bob));
            assertThat(run.begun()).as(command).isTrue();
        }
    }

    @Test
    void whatIsNotChangedShouldNotBeInTheAudit() throws Exception {
        Person nobody = Person.any();
        String row = "username,md5\n" + nobody.username() + "," + nobody.ha1(Algorithm.MD5) + "\n";
        CommandRun look = new CommandRun(slapd.settings()).reading(row).flag("--dry-run");
        look.run("import");
        assertThat(look.changedAccounts()).isEmpty();
        assertThat(look.begun()).isFalse();

        for (String command : new String[] {"suspend", "resume", "erase"}) {
            CommandRun run = account(nobody);
            End end = run.run(command);
            assertThat(end).as(command).isEqualTo(REFUSED);
            assertThat(run.changedAccounts()).as(command).isEmpty();
        }
        for (String command : new String[] {"check", "export"}) {
            CommandRun run = new CommandRun(slapd.settings());
            run.run(command);
            assertThat(run.begun()).as(command).isFalse();
        }
    }

    @Test
    void whatReconcileClearsAwayShouldBeInTheAudit() throws Exception {
        Person carol = Person.any();
        Entry entry = entries.account(DOMAIN, carol.username(), clock().instant(), true);
        entry.addAttribute(LdapEntries.ha1(Algorithm.MD5), carol.ha1(Algorithm.MD5));
        entry.addAttribute(LdapEntries.PHONE_ALIAS, carol.phone());
        add(entry);

        CommandRun run = new CommandRun(slapd.settings());
        assertThat(run.run("reconcile")).isEqualTo(DONE);

        assertThat(run.printed()).contains(" lost reservations");
        assertThat(run.changedAccounts()).contains(named(carol));
        assertThat(run.changedMore()).isTrue();
    }

    private CommandRun account(Person person) {
        return new CommandRun(slapd.settings()).with("USER@DOMAIN", named(person));
    }

    private static String named(Person person) {
        return person.username() + "@" + DOMAIN;
    }
}
