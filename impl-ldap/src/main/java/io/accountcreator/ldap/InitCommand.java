package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.List;
import java.util.Optional;

/** Looks whether a directory is ready for accounts, and makes what is missing, as far as it may. */
final class InitCommand implements DirectoryCommand.Work {
    static final String REGISTRAR = "--registrar-dn";

    private static final String CONFIG = "--config-dn";
    private static final String CONFIG_PASSWORD = "--config-password-file";

    private final boolean mends;

    /** @param mends whether to make what is missing */
    InitCommand(boolean mends) {
        this.mends = mends;
    }

    static Argument[] arguments() {
        return new Argument[] {
            Argument.option(CONFIG, "DN", "Who to be for schema, indexes and access rules (cn=config of OpenLDAP)."),
            Argument.option(CONFIG_PASSWORD, "FILE", "The file that has the password of that DN."),
            Argument.option(REGISTRAR, "DN", "Who the SIP proxy is, for access rules."),
        };
    }

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws LDAPException {
        Optional<String> dn = call.value(CONFIG);
        Optional<String> password = call.value(CONFIG_PASSWORD);
        if (dn.isPresent() != password.isPresent()) {
            return DirectoryCommand.told(call, CONFIG + " and " + CONFIG_PASSWORD + " go together", End.USAGE);
        }
        Settings settings = call.settings();
        try (Directory nobody = open(CommandSettings.anonymous(settings));
                Directory admin = dn.isPresent()
                        ? open(CommandSettings.as(settings, dn.get(), password.get()))
                        : Directory.open(config)) {
            Report report = new Report(call.out(), mends);
            for (Inspection inspection : inspections(call, config, directory, admin, nobody)) {
                report.take(inspection);
            }
            if (!mends) {
                report.take(new NamesInspection(directory, config));
            }
            return report.end();
        }
    }

    /** In the order in which things need each other. */
    private static List<Inspection> inspections(
            CommandCall call, LdapConfig config, Directory directory, Directory admin, Directory nobody) {
        OpenLdapConfig server = new OpenLdapConfig(admin.connections());
        Optional<DN> creator = who(call.settings().text(LdapSetting.BIND_DN.key()), LdapSetting.BIND_DN.key());
        Optional<DN> registrar = who(call.value(REGISTRAR), REGISTRAR);
        return List.of(
                new ServerInspection(directory.connections()),
                new SchemaInspection(directory.connections(), admin.connections()),
                new EntriesInspection(directory, config),
                new IndexInspection(config, server),
                new AccessInspection(
                        config, server, nobody.connections(), creator.orElse(null), registrar.orElse(null)));
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
