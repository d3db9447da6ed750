package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.Secret;
import io.accountcreator.ldap.command.CommandSettings;
import io.accountcreator.ldap.command.DirectoryCommand;
import io.accountcreator.ldap.command.FileProblem;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.config.LdapSetting;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.connection.SchemaVersion;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks whether a directory is ready for accounts, and makes what is missing, as far as it may. */
public final class InitCommand implements DirectoryCommand.Work {
    static final String REGISTRAR = "--registrar-dn";

    private static final String CONFIG = "--config-dn";
    private static final String CONFIG_PASSWORD = "--config-password-file";
    static final String FILES = "--files";

    /** Whose the bind entry is that settings name. */
    static final String HOST = "host";

    private static final String REGISTRAR_PASSWORD = "--registrar-password-file";

    private final boolean mends;

    /** @param mends whether to make what is missing */
    public InitCommand(boolean mends) {
        this.mends = mends;
    }

    public static Argument[] arguments() {
        return new Argument[] {
            Argument.option(CONFIG, "DN", "Who to be for schema, indexes and access rules (cn=config of OpenLDAP)."),
            Argument.option(CONFIG_PASSWORD, "FILE", "The file that has the password of that DN."),
            Argument.option(REGISTRAR, "DN", "Who the SIP proxy is, for access rules and its bind entry."),
        };
    }

    /** What only making takes. */
    public static Argument[] argumentsToMake() {
        Argument[] more = {
            Argument.option(
                    REGISTRAR_PASSWORD,
                    "FILE",
                    "The file with the password of that bind entry; if there is none, one is made with a random password."),
            Argument.option(FILES, "DIR", "A folder for the files that root has to load where cn=config is closed."),
        };
        return Stream.concat(Arrays.stream(arguments()), Arrays.stream(more)).toArray(Argument[]::new);
    }

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws LDAPException {
        Optional<String> dn = call.value(CONFIG);
        Optional<String> password = call.value(CONFIG_PASSWORD);
        if (dn.isPresent() != password.isPresent()) {
            return DirectoryCommand.told(call, CONFIG + " and " + CONFIG_PASSWORD + " go together", End.USAGE);
        }
        if (mends) {
            call.beginChanges();
        }
        Settings settings = call.settings();
        try (Directory nobody = open(CommandSettings.anonymous(settings));
                Directory admin = dn.isPresent()
                        ? open(CommandSettings.as(settings, dn.get(), password.get()))
                        : Directory.open(config)) {
            Report report = new Report(call.out(), mends);
            Optional<DN> creator = who(settings.text(LdapSetting.BIND_DN.key()), LdapSetting.BIND_DN.key());
            Optional<DN> registrar = who(call.value(REGISTRAR), REGISTRAR);
            SchemaInspection schema = new SchemaInspection(directory.connections(), admin.connections());
            OpenLdapConfig server = new OpenLdapConfig(admin.connections());
            report.take(new ServerInspection(directory.connections()));
            report.take(schema);
            report.take(
                    new EntriesInspection(directory, config, schema.missing().isEmpty()));
            report.take(new IndexInspection(config, server));
            report.take(new AccessInspection(
                    config, server, nobody.connections(), creator.orElse(null), registrar.orElse(null)));
            // Last, as nobody gets in without rules.
            report.take(bindEntries(call, directory, creator, registrar));
            if (report.made()) {
                call.changed();
            }
            if (!mends) {
                if (directory.missingBase().isEmpty()) {
                    report.take(new NamesInspection(directory, config));
                    report.take(new NumberFormsInspection(directory, config));
                }
                return report.end();
            }
            boolean openLdap = OpenLdapConfig.isServedBy(directory.connections().getRootDSE());
            boolean wanted = call.value(FILES).isPresent() || !schema.missing().isEmpty();
            if (openLdap && wanted && !server.isShown()) {
                ConfigByHand byHand =
                        new ConfigByHand(config, schema.missing(), creator.orElse(null), registrar.orElse(null));
                return byHand(call, byHand, report.end());
            }
            return report.end();
        }
    }

    private static End byHand(CommandCall call, ConfigByHand byHand, End end) {
        Optional<String> folder = call.value(FILES);
        try {
            if (folder.isPresent()) {
                byHand.write(Path.of(folder.get()));
            }
        } catch (InvalidPathException e) {
            return DirectoryCommand.told(call, FILES + ": it is no name of a folder", End.USAGE);
        } catch (IOException e) {
            return DirectoryCommand.told(call, FileProblem.writing(folder.orElse(""), e), End.USAGE);
        }
        byHand.tell(call.out(), folder.map(Path::of).orElse(null), end != End.DONE);
        return end;
    }

    private static Inspection bindEntries(
            CommandCall call, Directory directory, Optional<DN> creator, Optional<DN> registrar) {
        Settings settings = call.settings();
        String key = LdapSetting.BIND_PASSWORD.key();
        List<BindEntry> entries = new ArrayList<>();
        creator.ifPresent(dn -> entries.add(new BindEntry(
                HOST,
                dn,
                settings.text(key).map(Secret::of),
                settings.text(key + "-file").map(Path::of).orElse(null),
                "set " + key + "-file to a file that has its password, or is to be made with one")));
        registrar.ifPresent(dn -> entries.add(new BindEntry(
                "SIP proxy",
                dn,
                Optional.empty(),
                call.value(REGISTRAR_PASSWORD).map(Path::of).orElse(null),
                "'ldap init' makes it with " + REGISTRAR_PASSWORD
                        + ", a file that has its password, or is to be made with one")));
        boolean asAdministrator = call.value(DirectoryCommand.AS.name()).isPresent();
        return new BindEntriesInspection(directory, entries, asAdministrator, () -> {
            try (Directory host = open(settings)) {
                host.canSee(
                        SchemaVersion.dn(LdapConfig.from(settings).orElseThrow().base())
                                .toString());
            }
        });
    }

    private static Optional<DN> who(Optional<String> text, String name) {
        try {
            return text.map(LdapConfig::dn);
        } catch (IllegalArgumentException e) {
            throw new SettingException(name, text.orElse(""), LdapConfig.DN_EXPECTED);
        }
    }

    private static Directory open(Settings settings) throws LDAPException {
        return Directory.open(LdapConfig.from(settings).orElseThrow());
    }
}
