package io.accountcreator.ldap;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.OUTAGE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static io.accountcreator.spi.BackendCommand.End.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.accountcreator.ldap.connection.SchemaVersion;
import io.accountcreator.real.FreePort;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that has nothing of ours, and one of the version before, made ready by the commands. */
class InitOnSlapdTest {
    private static Slapd slapd;

    @TempDir
    private static Path folder;

    private static Path password;

    @BeforeAll
    static void start() throws Exception {
        password = Files.writeString(folder.resolve("password"), Slapd.PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    private static CommandRun command() {
        return new CommandRun(slapd.settings())
                .with("--bind-dn", Slapd.ADMIN)
                .with("--bind-password-file", password.toString())
                .with("--config-dn", "cn=config")
                .with("--config-password-file", password.toString())
                .with("--registrar-dn", Slapd.REGISTRAR);
    }

    @Test
    void initShouldMakeABareDirectoryReadyAndCheckShouldSaySo() throws Exception {
        slapd = Slapd.bare();
        CommandRun before = command();
        assertThat(before.run("check")).isEqualTo(REFUSED);
        assertThat(before.printed().lines())
                .anyMatch(line -> line.startsWith("missing  schema sipidentity: SIPIdentitySIPURI,"))
                .anyMatch(line -> line.startsWith("missing  schema sipaccount: sipAccountHA1MD5,"))
                .anyMatch(line -> line.startsWith("missing  container ou=accounts,dc=example,dc=org"))
                .anyMatch(line -> line.startsWith("missing  schema version: none"))
                .anyMatch(line -> line.startsWith("missing  indexes: sipAccountActivated eq;"))
                .anyMatch(line -> line.startsWith("missing  access rules: none about HA1s"))
                .contains("ok       base entry dc=example,dc=org", "ok       server assertions (RFC 4528)");

        CommandRun init = command();
        assertThat(init.run("init")).as(init.printed()).isEqualTo(DONE);

        assertThat(init.printed()).contains("made     schema sipaccount").doesNotContain("missing  ");
        CommandRun after = command();
        assertThat(after.run("check")).as(after.printed()).isEqualTo(DONE);
        assertThat(after.printed().lines()).allMatch(line -> line.startsWith("ok       "));
        registrarShouldReadHa1sAndNobodyElse();
        hostShouldBeAbleToWork();
        schemaOfTheVersionBeforeShouldBeUpgraded();
    }

    private static void registrarShouldReadHa1sAndNobodyElse() throws Exception {
        CommandRun imported =
                new CommandRun(slapd.settings()).reading("username,md5\nbob,0123456789abcdef0123456789abcdef\n");
        assertThat(imported.run("import")).as(imported.told()).isEqualTo(DONE);
        String bob = "uid=bob,ou=sip.example.org,ou=accounts," + Slapd.BASE;
        try (LDAPConnection registrar = slapd.connectAs(Slapd.REGISTRAR);
                LDAPConnection other = slapd.connectAs("cn=other," + Slapd.BASE)) {
            assertThat(registrar.getEntry(bob).getAttributeValue("sipAccountHA1MD5"))
                    .isEqualTo("0123456789abcdef0123456789abcdef");
            assertThat(other.getEntry(bob)).isNull();
        }
    }

    private static void hostShouldBeAbleToWork() throws Exception {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", "sip.example.org");
        CommandRun host = new CommandRun(settings);

        assertThat(host.run("check")).as(host.printed()).isEqualTo(DONE);
        assertThat(host.printed()).contains("unknown  indexes: cn=config is not shown to us");
    }

    /** Takes away what the last version added, and a definition that has changed. */
    private static void schemaOfTheVersionBeforeShouldBeUpgraded() throws Exception {
        slapd.delete("cn=sip-directory," + Slapd.BASE);
        try (LDAPConnection config = new LDAPConnection("127.0.0.1", slapd.port(), "cn=config", Slapd.PASSWORD)) {
            Slapd.becomeVersionOne(config);
        }
        CommandRun old = command();
        assertThat(old.run("check")).isEqualTo(REFUSED);
        assertThat(old.printed())
                .contains("missing  schema sipaccount: sipSchemaVersion, sipAccountAdopted, sipSmsRange, "
                        + "sipAliasOwnerId, sipAccountNumberProof, sipAccount, sipAlias, sipSmsCounter, sipDirectory");

        CommandRun init = command();
        assertThat(init.run("init")).as(init.printed()).isEqualTo(DONE);

        assertThat(command().run("check")).isEqualTo(DONE);
        try (LDAPConnection admin = slapd.connect()) {
            assertThat(admin.getEntry("cn=sip-directory," + Slapd.BASE).getAttributeValueAsInteger("sipSchemaVersion"))
                    .isEqualTo(SchemaVersion.CURRENT);
            newerVersionShouldBeLeftAlone(admin);
        }
    }

    private static void newerVersionShouldBeLeftAlone(LDAPConnection admin) throws Exception {
        admin.modify(
                "cn=sip-directory," + Slapd.BASE,
                new Modification(ModificationType.REPLACE, SchemaVersion.ATTRIBUTE, "99"));
        CommandRun init = command();

        assertThat(init.run("init")).isEqualTo(REFUSED);

        assertThat(init.printed())
                .contains("missing  schema version: 99, newer than " + SchemaVersion.CURRENT
                        + ": use a newer account-creator");
        assertThat(toldAtStart())
                .containsExactly("the schema of the directory is version 99, newer than " + SchemaVersion.CURRENT
                        + " of this host: upgrade this host");
        slapd.delete("cn=sip-directory," + Slapd.BASE);
        assertThat(toldAtStart())
                .containsExactly("the directory has no schema version, this host has " + SchemaVersion.CURRENT
                        + ": run 'account-creator ldap init' once");
        assertThat(command().run("init")).isEqualTo(DONE);
        assertThat(toldAtStart()).isEmpty();
    }

    /** What a host logs of the schema when it makes the backend. */
    private static List<String> toldAtStart() {
        try (CapturedLog log = new CapturedLog(SchemaVersion.class.getName())) {
            Settings settings = Settings.of(slapd.settings());
            LdapAccountCreatorService.from(BackendContext.of(settings, Runnable::run, MessageSender.none()))
                    .close();
            return log.messages();
        }
    }

    @Test
    void checkShouldTellAnOutageFromSomethingMissing() throws Exception {
        Map<String, String> settings = new HashMap<>(Slapd.settings("ldap://127.0.0.1:" + FreePort.find()));
        CommandRun run = new CommandRun(settings);

        assertThat(run.run("check")).isEqualTo(OUTAGE);
        assertThat(run.told()).startsWith("account-creator: directory: ").doesNotContain(Slapd.PASSWORD);
    }

    @Test
    void halfOfABindShouldNotBeUnderstood() throws Exception {
        End end = new CommandRun(Slapd.settings("ldap://127.0.0.1:1"))
                .with("--bind-dn", Slapd.ADMIN)
                .run("check");

        assertThat(end).isEqualTo(USAGE);
    }

    @Test
    void commandsShouldNotPretendToWorkOnADirectoryThatIsGoneAtTheEnd() throws Exception {
        CommandRun memory = new CommandRun(Map.of("accountcreator.ldap.url", "memory:"));
        CommandRun unset = new CommandRun(Map.of());

        assertThat(memory.run("check")).isEqualTo(OUTAGE);
        assertThat(unset.run("reconcile")).isEqualTo(OUTAGE);
        assertThat(unset.told()).contains("accountcreator.ldap.url is not set");
    }
}
