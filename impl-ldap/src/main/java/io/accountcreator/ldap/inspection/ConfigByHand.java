package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFModifyChangeRecord;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.ShippedSchema;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.inspection.SchemaInspection.Lack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do to OpenLDAP's {@code cn=config} who may do it, where we may not: in Debian's packages root, on the
 * machine of the directory. Files for it, and the commands that load them.
 */
final class ConfigByHand {
    private static final String DATABASE = "olcDatabase={1}mdb,cn=config";
    private static final String CHANGES = "-changes.ldif";
    private static final String INDEXES = "openldap-indexes.ldif";
    private static final String ADD = "ldapadd";
    private static final String MODIFY = "ldapmodify";
    private static final String AS_ROOT = " -Q -Y EXTERNAL -H ldapi:/// -f ";
    private static final Path PLACEHOLDER = Path.of("DIR");

    private final LdapConfig config;
    private final Map<String, Lack> schemas;
    private final @Nullable DN creator;
    private final @Nullable DN registrar;

    /** @param schemas the names of those that are missing, in whole or in part */
    ConfigByHand(LdapConfig config, Map<String, Lack> schemas, @Nullable DN creator, @Nullable DN registrar) {
        this.config = config;
        this.schemas = schemas;
        this.creator = creator;
        this.registrar = registrar;
    }

    /** Writes the files, in place of those that are there. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** By name, in the order in which they have to be loaded. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        schemas.forEach((name, lack) -> {
            if (lack == Lack.WHOLE) {
                files.put(name + ".ldif", ShippedRules.text(name + ".ldif"));
            } else {
                files.put(name + CHANGES, changes(name));
            }
        });
        files.put(INDEXES, indexes());
        if (hasAccess()) {
            DN base = config.base();
            DN accounts = LdapEntries.of(config).accounts();
            files.put(
                    "openldap-access.ldif",
                    new LDIFModifyChangeRecord(DATABASE, ShippedRules.access(base, accounts, creator(), registrar()))
                                    .toLDIFString()
                            + '\n');
        }
        return files;
    }

    /** A change for each, as one that is there already would keep the others of its change out. */
    private static String indexes() {
        return ShippedRules.indexes().getAttributes().stream()
                .flatMap(attribute -> Stream.of(attribute.getValues())
                        .map(value -> new Modification(ModificationType.ADD, attribute.getName(), value)))
                .map(change -> new LDIFModifyChangeRecord(DATABASE, change).toLDIFString())
                .collect(Collectors.joining("\n"));
    }

    /** All definitions in place of those that are there. The name of the entry, which the server has numbered, comes before it. */
    private static String changes(String name) {
        ShippedSchema schema = ShippedSchema.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        StringBuilder ldif = new StringBuilder("changetype: modify\n");
        replace(ldif, ShippedSchema.ATTRIBUTES, schema.attributes());
        ldif.append("-\n");
        replace(ldif, ShippedSchema.CLASSES, schema.classes());
        return ldif.toString();
    }

    private static void replace(StringBuilder ldif, String attribute, List<String> values) {
        ldif.append("replace: ").append(attribute).append('\n');
        values.forEach(
                value -> ldif.append(attribute).append(": ").append(value).append('\n'));
    }

    private DN creator() {
        return Objects.requireNonNull(creator);
    }

    private DN registrar() {
        return Objects.requireNonNull(registrar);
    }

    /** Ours show what is below the base to nobody else. */
    private boolean hasAccess() {
        return creator != null && registrar != null && !LdapEntries.of(config).adopts();
    }

    /**
     * Says what to do.
     *
     * @param folder where the files are; null if they were not written
     * @param somethingIsMissing whether the look at the directory found that; it cannot see everything of this
     */
    void tell(PrintWriter out, @Nullable Path folder, boolean somethingIsMissing) {
        out.println();
        if (somethingIsMissing) {
            out.println(
                    "cn=config is closed to us, as in Debian's packages. As root, on the machine of the directory:");
        } else {
            out.println(
                    "Nothing else is missing. cn=config is closed to us, as in Debian's packages, so we do not see whether"
                            + " indexes and access rules are loaded. If they are not, as root, on the machine of the directory:");
        }
        if (folder == null) {
            out.println("(" + InitCommand.FILES + " DIR writes these files, with your base and DNs in them)");
        }
        Path in = folder == null ? PLACEHOLDER : folder.toAbsolutePath();
        commands(in).forEach(command -> out.println("    " + command));
        if (!hasAccess()) {
            out.println(
                    LdapEntries.of(config).adopts()
                            ? "Access rules of your own have to keep HA1s from everybody else."
                            : "openldap-access.ldif is among them with " + InitCommand.REGISTRAR + ".");
        }
        out.println("'Type or value exists (20)' says of indexes and access rules that they are loaded already.");
        out.println("If the database is not " + DATABASE + ", its name belongs into the openldap-*.ldif:");
        out.println("    ldapsearch -Q -LLL -Y EXTERNAL -H ldapi:/// -b cn=config \"(olcSuffix=*)\" olcSuffix");
        if (somethingIsMissing) {
            out.println("Then run 'account-creator ldap init' again, with the same options.");
        }
    }

    private List<String> commands(Path folder) {
        List<String> commands = new ArrayList<>();
        for (String name : files().keySet()) {
            if (name.endsWith(CHANGES)) {
                String entry = name.substring(0, name.length() - CHANGES.length());
                commands.add("(ldapsearch -Q -LLL -Y EXTERNAL -H ldapi:/// -b cn=schema,cn=config \"(cn=*" + entry
                        + ")\" dn | grep ^dn:; cat " + folder.resolve(name) + ") | " + MODIFY
                        + " -Q -Y EXTERNAL -H ldapi:///");
                continue;
            }
            String command = name.startsWith("openldap-") ? MODIFY : ADD;
            commands.add(command + (name.equals(INDEXES) ? " -c" : "") + AS_ROOT + folder.resolve(name));
        }
        return commands;
    }
}
