package io.accountcreator.ldap;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import io.accountcreator.Algorithm;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, and names that a directory takes for others. */
class NamesCommandsTest extends OnSlapd {
    NamesCommandsTest() {
        super(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {" carol", "carol ", "ca\u200Brol", "\uFF0B33622222221", "rene\u0301"})
    void importShouldRefuseANameThatTheDirectoryTakesForAnother(String name) throws Exception {
        CommandRun run = new CommandRun(slapd.settings())
                .reading("username,md5\n\"" + name + "\"," + Person.any().ha1(Algorithm.MD5) + "\n");

        assertThat(run.run("import")).isEqualTo(REFUSED);

        assertThat(run.told()).contains("line 2: the user name has ");
        assertThat(slapd.all("(sipAccountActivated=*)"))
                .noneMatch(entry -> name.equals(entry.getAttributeValue(LdapEntries.UID)));
    }

    @Test
    void checkShouldListNamesThatTheDirectoryTakesForOthersAndEraseShouldTakeThemAsTheyAreSpelled() throws Exception {
        String name = "\u00A0+33622222221";
        Entry entry = entries.account(DOMAIN, name, clock().instant(), true);
        entry.addAttribute(LdapEntries.ha1(Algorithm.MD5), Person.any().ha1(Algorithm.MD5));
        add(entry);

        CommandRun check = new CommandRun(slapd.settings());
        check.run("check");
        assertThat(check.printed().lines())
                .contains("warning  user name \"<U+00A0>+33622222221\" of \"sip.example.org\": has U+00A0, which the"
                        + " directory takes for something else");

        for (String other : List.of("+33622222221@" + DOMAIN, name + "@ " + DOMAIN)) {
            assertThat(new CommandRun(slapd.settings())
                            .with("USER@DOMAIN", other)
                            .run("erase"))
                    .isEqualTo(REFUSED);
        }
        assertThat(new CommandRun(slapd.settings())
                        .with("USER@DOMAIN", name + "@" + DOMAIN)
                        .run("erase"))
                .isEqualTo(DONE);

        CommandRun after = new CommandRun(slapd.settings());
        after.run("check");
        assertThat(after.printed()).contains("ok       user names");
    }
}
