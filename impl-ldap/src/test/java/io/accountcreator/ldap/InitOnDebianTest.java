package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.DELETE;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;
import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.AccountCreator;
import io.accountcreator.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slapd as Debian's package leaves it, made ready by the command and by the lines that it prints for root, as they are. */
class InitOnDebianTest {
    private static final String CREATOR = "cn=account-creator," + DebianSlapd.BASE;
    private static final String REGISTRAR = "cn=registrar," + DebianSlapd.BASE;
    private static final String VERSION = "cn=sip-directory," + DebianSlapd.BASE;
    private static final String MD5 = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private Path hostPassword;
    private Path registrarPassword;
    private Map<String, String> settings;

    @BeforeEach
    void prepare() throws Exception {
        assumeThat(DebianSlapd.isThere()).as("Debian's slapd").isTrue();
        assumeThat(System.getProperty("user.name")).as("who may use EXTERNAL").isEqualTo("root");
        hostPassword = folder.resolve("bind-password");
        registrarPassword = folder.resolve("registrar-password");
        Files.writeString(folder.resolve("admin-password"), DebianSlapd.PASSWORD + "\n");
        settings = new HashMap<>(Map.of(
                "accountcreator.domain",
                "sip.example.org",
                "accountcreator.ldap.base-dn",
                DebianSlapd.BASE,
                "accountcreator.ldap.bind-dn",
                CREATOR,
                "accountcreator.ldap.bind-password-file",
                hostPassword.toString(),
                "accountcreator.code.pepper",
                "pepperpepperpepper"));
    }

    private CommandRun init() {
        return new CommandRun(settings)
                .with("--bind-dn", DebianSlapd.ADMIN)
                .with("--bind-password-file", folder.resolve("admin-password").toString())
                .with("--registrar-dn", REGISTRAR);
    }

    @Test
    void freshDirectoryOfDebianShouldBeReadyAfterTheCommandAndItsLines() throws Exception {
        Path slapdFolder = Files.createTempDirectory("debian-slapd");
        try (DebianSlapd slapd = new DebianSlapd(slapdFolder)) {
            settings.put("accountcreator.ldap.url", slapd.url());
            CommandRun first = init().with("--registrar-password-file", registrarPassword.toString())
                    .with("--files", folder.resolve("ldif").toString());

            assertThat(first.run("init")).isEqualTo(REFUSED);

            assertThat(first.printed().lines())
                    .anyMatch(line -> line.startsWith("missing  schema sipaccount: ")
                            && line.endsWith(" missing or different (cn=config is closed to us)"))
                    .anyMatch(line -> line.startsWith("made     bind entry of the host " + CREATOR))
                    .anyMatch(line -> line.startsWith("made     bind entry of the SIP proxy " + REGISTRAR))
                    .contains("ok       base entry dc=nodomain", "made     container ou=accounts,dc=nodomain");
            List<String> lines = first.printed()
                    .lines()
                    .filter(line -> line.startsWith("    "))
                    .map(String::strip)
                    .toList();
            assertThat(lines).hasSize(5);
            for (String line : lines) {
                assertThat(slapd.asRoot(line)).isNotBlank();
            }
            CommandRun second = init();
            assertThat(second.run("init")).as(second.printed()).isEqualTo(DONE);
            assertThat(second.printed()).contains("made     schema version").doesNotContain("As root");
            linesOfASecondRunShouldBeForWhatIsNotLoaded(slapd);
            hostShouldWork(slapd);
            versionShouldNotBeNamedBeforeItsSchemaIsLoaded(slapd);
            schemaOfAnOlderVersionShouldBeUpgradedByHand(slapd);
            String all = first.printed() + first.told() + second.printed() + second.told();
            assertThat(all).doesNotContain(secret(hostPassword), secret(registrarPassword), DebianSlapd.PASSWORD);
        }
    }

    /** Where cn=config is closed nobody sees what is loaded; the lines must neither send anybody in a circle nor do harm. */
    private void linesOfASecondRunShouldBeForWhatIsNotLoaded(DebianSlapd slapd) throws Exception {
        CommandRun again = init().with("--files", folder.resolve("again").toString());
        assertThat(again.run("init")).as(again.printed()).isEqualTo(DONE);
        assertThat(again.printed())
                .contains("Nothing else is missing.", "Type or value exists (20)")
                .doesNotContain("Then run 'account-creator ldap init' again");
        Path change = Files.writeString(
                folder.resolve("one-less.ldif"),
                "dn: olcDatabase={1}mdb,cn=config\nchangetype: modify\ndelete: olcDbIndex\n"
                        + "olcDbIndex: sipAliasOwner,sipSmsRange eq\n");
        slapd.asRoot("ldapmodify -Q -Y EXTERNAL -H ldapi:/// -f " + change);
        String indexes = again.printed()
                .lines()
                .filter(line -> line.contains("openldap-indexes.ldif") && line.startsWith("    "))
                .findFirst()
                .orElseThrow();
        slapd.asRoot(indexes + " || true");
        assertThat(slapd.asRoot(
                        "ldapsearch -Q -LLL -Y EXTERNAL -H ldapi:/// -b olcDatabase={1}mdb,cn=config olcDbIndex"))
                .as("an index that was missing beside others that were there")
                .contains("sipAliasOwner,sipSmsRange eq", "sipAccountPhoneAlias pres,eq");
    }

    private void hostShouldWork(DebianSlapd slapd) throws Exception {
        CommandRun check = new CommandRun(settings).with("--registrar-dn", REGISTRAR);
        assertThat(check.run("check")).as(check.printed()).isEqualTo(DONE);
        for (Path file : List.of(hostPassword, registrarPassword)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (LdapFixture fixture = new LdapFixture(settings)) {
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
        }
        String bob = "uid=bob,ou=sip.example.org,ou=accounts," + DebianSlapd.BASE;
        try (LDAPConnection registrar = slapd.connectAs(REGISTRAR, secret(registrarPassword));
                LDAPConnection nobody = slapd.connectAs("", "");
                LDAPConnection admin = slapd.connectAs(DebianSlapd.ADMIN, DebianSlapd.PASSWORD)) {
            assertThat(registrar.getEntry(bob).getAttributeValue("sipAccountHA1MD5"))
                    .isEqualTo(MD5);
            assertThat(nobody.getEntry(bob)).isNull();
            assertThat(admin.getEntry(CREATOR).getAttributeValue("userPassword"))
                    .startsWith("{SSHA}");
        }
    }

    private void schemaOfAnOlderVersionShouldBeUpgradedByHand(DebianSlapd slapd) throws Exception {
        change(slapd, (config, admin) -> {
            admin.delete(VERSION);
            Slapd.becomeVersionOne(config);
        });
        upgrade(slapd);
    }

    /** Hosts believe the version: they would write what the directory does not know. */
    private void versionShouldNotBeNamedBeforeItsSchemaIsLoaded(DebianSlapd slapd) throws Exception {
        change(slapd, (config, admin) -> {
            admin.modify(VERSION, new Modification(REPLACE, "sipSchemaVersion", "3"));
            Slapd.becomeVersionThree(config);
        });
        assertThat(upgrade(slapd))
                .contains("missing  schema version: 3, older than ")
                .doesNotContain("made     schema version");
    }

    /** Gives what the command printed at first. */
    private String upgrade(DebianSlapd slapd) throws Exception {
        CommandRun first = init().with("--files", folder.resolve("upgrade").toString());
        assertThat(first.run("init")).isEqualTo(REFUSED);
        String line = first.printed()
                .lines()
                .filter(each -> each.contains("sipaccount-changes.ldif"))
                .findFirst()
                .orElseThrow();
        slapd.asRoot(line);

        CommandRun second = init();
        assertThat(second.run("init")).as(second.printed()).isEqualTo(DONE);
        assertThat(new CommandRun(settings).run("check")).isEqualTo(DONE);
        return first.printed();
    }

    /** Changes what it has, while cn=config is open. */
    private void change(DebianSlapd slapd, Change change) throws Exception {
        Path rootPassword = Files.writeString(
                folder.resolve("root.ldif"),
                "dn: olcDatabase={0}config,cn=config\nchangetype: modify\nadd: olcRootPW\nolcRootPW: opened\n");
        slapd.asRoot("ldapmodify -Q -Y EXTERNAL -H ldapi:/// -f " + rootPassword);
        try (LDAPConnection config = slapd.connectAs("cn=admin,cn=config", "opened");
                LDAPConnection admin = slapd.connectAs(DebianSlapd.ADMIN, DebianSlapd.PASSWORD)) {
            change.make(config, admin);
            config.modify("olcDatabase={0}config,cn=config", new Modification(DELETE, "olcRootPW"));
        }
    }

    private interface Change {
        void make(LDAPConnection config, LDAPConnection admin) throws LDAPException;
    }

    @Test
    void bindEntryShouldNotBeMadeWithoutAPlaceForItsPassword() throws Exception {
        Path slapdFolder = Files.createTempDirectory("debian-slapd");
        try (DebianSlapd slapd = new DebianSlapd(slapdFolder)) {
            settings.put("accountcreator.ldap.url", slapd.url());
            settings.put(
                    "accountcreator.ldap.bind-password-file",
                    folder.resolve("no/password").toString());

            CommandRun init = init();
            assertThat(init.run("init")).isEqualTo(REFUSED);

            assertThat(init.printed())
                    .contains(
                            "/no/password cannot be written: there is no such folder)",
                            "not there; 'ldap init' makes it with --registrar-password-file",
                            "(--files DIR writes these files, with your base and DNs in them)");
            assertThatThrownBy(() -> slapd.connectAs(CREATOR, "x").close()).isInstanceOf(LDAPException.class);
            Files.writeString(hostPassword, "given-password\n");
            settings.put("accountcreator.ldap.bind-password-file", hostPassword.toString());
            assertThat(init().run("init")).isEqualTo(REFUSED);
            slapd.connectAs(CREATOR, "given-password").close();
            Files.writeString(hostPassword, "another-password\n");
            CommandRun changed = init();
            changed.run("check");
            assertThat(changed.printed())
                    .contains("missing  bind entry of the host " + CREATOR
                            + ": its password is not that of accountcreator.ldap.bind-password(-file)");
        }
    }

    private static String secret(Path file) throws Exception {
        return Files.readString(file).strip();
    }
}
