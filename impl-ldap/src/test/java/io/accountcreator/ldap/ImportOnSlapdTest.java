package io.accountcreator.ldap;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static io.accountcreator.spi.BackendCommand.End.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.ldap.reconciliation.Reconciliation;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class ImportOnSlapdTest {
    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String SHA256 = MD5 + MD5;
    private static final String HEADER = "username,domain,md5,sha256,phones,email,display_name,state,created\r\n";

    private Slapd slapd;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        slapd = Slapd.start();
    }

    @AfterEach
    void stop() {
        slapd.close();
    }

    private CommandRun imported(String file, End expected) throws Exception {
        CommandRun run = new CommandRun(slapd.settings()).reading(file);
        assertThat(run.run("import")).as(run.told()).isEqualTo(expected);
        return run;
    }

    @Test
    void whatIsExportedShouldBeWhatWasImported() throws Exception {
        String file = HEADER
                + "alice,sip.example.org," + MD5 + "," + SHA256
                + ",+33612345678 +33612345679,alice@example.org,\"Alice, née \"\"A\"\"\",active,2026-01-31T12:00:00Z\r\n"
                + "Bob,sip.example.org,," + SHA256 + ",,,,suspended,2026-01-31T12:00:01Z\r\n";
        assertThat(imported(file, DONE).printed()).isEqualTo("2 added, 0 there already, 0 refused\n");

        CommandRun export = new CommandRun(slapd.settings()).flag("--with-ha1");
        assertThat(export.run("export")).isEqualTo(DONE);

        assertThat(export.printed().lines().sorted())
                .isEqualTo(file.lines().sorted().toList());
        CommandRun without = new CommandRun(slapd.settings());
        assertThat(without.run("export")).isEqualTo(DONE);
        assertThat(without.printed()).contains("alice").doesNotContain(MD5);
    }

    @Test
    void importedAccountsShouldBeAsGoodAsOthers() throws Exception {
        imported("username,md5,phones,state\nbob," + MD5 + ",+33612345678,\ncarol," + MD5 + ",,suspended\n", DONE);

        try (LdapFixture fixture = new LdapFixture(slapd.settings())) {
            assertThat(fixture.ask(creator -> creator.isAccountExist()).status())
                    .isEqualTo(Status.ACCOUNT_EXIST_WITH_ALIAS);
            assertThat(fixture.ask(creator -> creator.isAliasUsed()).status()).isEqualTo(Status.ALIAS_EXIST);
            assertThat(fixture.ask(creator -> creator.isAccountActivated()).status())
                    .isEqualTo(Status.ACCOUNT_ACTIVATED);
            assertThat(fixture.ask(creator -> creator.updateAccount()).status()).isEqualTo(Status.REQUEST_OK);
            assertThat(fixture.reconciler().look()).isEqualTo(Reconciliation.NOTHING);
        }
    }

    @Test
    void lineThatCannotBeTakenShouldBeNamedAndTheOthersAdded() throws Exception {
        imported("username,md5,phones\nowner," + MD5 + ",+33612345678\n", DONE);
        String file = "username,domain,md5,phones\n"
                + "alice,," + MD5 + ",\n"
                + "bob,elsewhere.example," + MD5 + ",\n"
                + "carol,,nothash,\n"
                + "dave,," + MD5 + ",0612345678\n"
                + "erin,," + MD5 + ",+33612345678\n"
                + "owner,," + "f".repeat(32) + ",\n"
                + "frank,," + MD5 + "\n"
                + ",," + MD5 + ",\n"
                + "grace,," + MD5 + ",+33612345670\n";

        CommandRun run = imported(file, REFUSED);

        assertThat(run.printed()).isEqualTo("2 added, 0 there already, 7 refused\n");
        assertThat(run.told().lines().sorted())
                .containsExactly(
                        "line 3: the domain is not served",
                        "line 4: the hash of MD5 is none",
                        "line 5: a phone number is not E.164",
                        "line 6: the phone number is another account's",
                        "line 7: there is an account of this name that differs",
                        "line 8: it has 3 fields, the header 4",
                        "line 9: the user name cannot be taken");
        try (LdapFixture fixture = new LdapFixture(slapd.settings())) {
            assertThat(fixture.accounts().find("sip.example.org", "erin")).isEmpty();
            assertThat(fixture.reconciler().look()).isEqualTo(Reconciliation.NOTHING);
        }
    }

    @Test
    void dryRunShouldSayTheSameAndAddNothing() throws Exception {
        String file = "username,md5\nalice," + MD5 + "\nbob," + MD5.substring(1) + "\n";
        CommandRun dry = new CommandRun(slapd.settings()).reading(file).flag("--dry-run");

        assertThat(dry.run("import")).isEqualTo(REFUSED);

        assertThat(dry.printed()).isEqualTo("1 would be added, 0 there already, 1 refused\n");
        assertThat(dry.told()).isEqualTo("line 3: the hash of MD5 is none\n");
        assertThat(imported(file, REFUSED).printed()).startsWith("1 added");
    }

    @Test
    void filesShouldBeReadAndWrittenForNobodyElse() throws Exception {
        Path in = Files.writeString(folder.resolve("in.csv"), accounts(20) + "\n");
        Path errors = folder.resolve("errors");
        CommandRun run = new CommandRun(slapd.settings())
                .watched()
                .with("FILE", in.toString())
                .with("--errors", errors.toString());

        assertThat(run.run("import")).isEqualTo(REFUSED);

        assertThat(Files.readString(errors)).isEqualTo("line 22: it has 1 fields, the header 3\n");
        assertThat(run.told()).contains("[##############################] 100%  21 accounts");
        Path out = folder.resolve("out.csv");
        CommandRun export = new CommandRun(slapd.settings()).with("FILE", out.toString());
        assertThat(export.run("export")).isEqualTo(DONE);
        assertThat(Files.readAllLines(out)).hasSize(21);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
        assertThat(new CommandRun(slapd.settings()).with("FILE", out.toString()).run("export"))
                .isEqualTo(USAGE);
    }

    @Test
    void fileThatIsNoneOfAccountsShouldNotBeUnderstood() throws Exception {
        for (String file : Arrays.asList("", "a,b\n", "md5\n", "username,username\n", "username,md5\n\"bob")) {
            assertThat(imported(file, USAGE).told()).as(file).startsWith("account-creator: ");
        }
    }

    @Test
    void accountShouldBeSuspendedResumedAndErasedByCommand() throws Exception {
        imported("username,md5\nbob," + MD5 + "\n", DONE);

        assertThat(onBob("suspend").printed()).isEqualTo("suspended\n");
        assertThat(onBob("resume").printed()).isEqualTo("activated\n");
        assertThat(onBob("erase").printed()).isEqualTo("erased: the account, 0 reservations, 0 counters\n");
        assertThat(new CommandRun(slapd.settings())
                        .with("USER@DOMAIN", "bob@sip.example.org")
                        .run("erase"))
                .isEqualTo(REFUSED);
        CommandRun reconcile = new CommandRun(slapd.settings()).flag("--dry-run");
        assertThat(reconcile.run("reconcile")).isEqualTo(DONE);
        assertThat(reconcile.printed()).startsWith("0 reservations without an account");
    }

    private CommandRun onBob(String command) throws Exception {
        CommandRun run = new CommandRun(slapd.settings()).with("USER@DOMAIN", "bob@sip.example.org");
        assertThat(run.run(command)).isEqualTo(DONE);
        return run;
    }

    public static String accounts(int count) {
        return "username,md5,phones\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "user" + i + ',' + MD5 + ",+336" + (10_000_000 + i) + '\n')
                        .collect(Collectors.joining());
    }
}
