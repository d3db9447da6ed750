package io.accountcreator.ldap.inspection;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModifyRequest;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.connection.MemoryDirectory;
import io.accountcreator.ldap.connection.SchemaVersion;
import io.accountcreator.ldap.entry.LdapEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the entries are there that others lie below, and the one that says the version of the schema. */
final class EntriesInspection implements Inspection {
    private static final String HIDDEN = "not there, or hidden from us";
    private static final String VERSION = "schema version";

    private final Directory directory;
    private final LdapConfig config;
    private final LdapEntries entries;
    private final boolean schemaIsThere;

    /** @param schemaIsThere whether the directory has the schema that the version stands for */
    EntriesInspection(Directory directory, LdapConfig config, boolean schemaIsThere) {
        this.directory = directory;
        this.config = config;
        this.schemaIsThere = schemaIsThere;
        entries = LdapEntries.of(config);
    }

    @Override
    public List<Finding> look() throws LDAPException {
        List<Finding> findings = new ArrayList<>();
        DN base = config.base();
        Optional<String> baseless = directory.missingBase();
        boolean based = baseless.isEmpty();
        findings.add(
                based
                        ? Finding.ok("base entry " + base)
                        : Finding.missing(
                                "base entry " + base,
                                baseless.get(),
                                () -> directory.add(new AddRequest(MemoryDirectory.baseEntry(base)))));
        for (DN container : containers()) {
            findings.add(
                    based && directory.canSee(container.toString())
                            ? Finding.ok("container " + container)
                            : Finding.missing(
                                    "container " + container,
                                    HIDDEN,
                                    () -> directory.add(new AddRequest(Directory.container(container)))));
        }
        findings.add(version(based));
        return findings;
    }

    /** Those above come first. */
    private List<DN> containers() {
        List<DN> containers = new ArrayList<>(List.of(entries.accounts(), entries.aliases(), entries.sms()));
        config.domains().stream().filter(domain -> !domain.equals("*")).sorted().forEach(domain -> {
            containers.add(entries.accountsOf(domain));
            containers.add(entries.aliasesOf(domain));
        });
        return containers.stream().distinct().toList();
    }

    private Finding version(boolean based) throws LDAPException {
        DN dn = SchemaVersion.dn(config.base());
        Optional<Integer> version = based ? new SchemaVersion(directory, config.base()).read() : Optional.empty();
        if (version.isPresent() && version.get() == SchemaVersion.CURRENT) {
            return Finding.ok(VERSION + ' ' + SchemaVersion.CURRENT);
        }
        Modification current =
                new Modification(REPLACE, SchemaVersion.ATTRIBUTE, String.valueOf(SchemaVersion.CURRENT));
        if (version.isEmpty()) {
            return version("none in " + dn, () -> directory.add(new AddRequest(SchemaVersion.entry(config.base()))));
        }
        return version.get() < SchemaVersion.CURRENT
                ? version(
                        version.get() + ", older than " + SchemaVersion.CURRENT,
                        () -> directory.modify(new ModifyRequest(dn.toString(), current)))
                : Finding.missing(
                        VERSION,
                        version.get() + ", newer than " + SchemaVersion.CURRENT + ": use a newer account-creator",
                        null);
    }

    /** Hosts believe it, and write what that schema allows. */
    private Finding version(String problem, Finding.Mend mend) {
        return schemaIsThere
                ? Finding.missing(VERSION, problem, mend)
                : Finding.missing(VERSION, problem + " (it comes after the schema)", null);
    }
}
