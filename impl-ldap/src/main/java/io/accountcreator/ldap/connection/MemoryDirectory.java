package io.accountcreator.ldap.connection;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.Locale;
import java.util.stream.Stream;

/** The embedded directory, for trying out and for tests: the schema that is shipped for real ones, no socket, no file. */
public final class MemoryDirectory {
    private MemoryDirectory() {}

    static FullLDAPInterface open(DN base) throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(base);
        config.setSchema(schema());
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add(baseEntry(base));
        server.add(SchemaVersion.entry(base));
        return server;
    }

    /** The entry below which everything lies, as its name wants it. */
    public static Entry baseEntry(DN base) {
        RDN rdn = base.getRDN();
        Entry entry = new Entry(base);
        switch (rdn.getAttributeNames()[0].toLowerCase(Locale.ROOT)) {
            case "dc" -> {
                entry.addAttribute("objectClass", "top", "domain");
                entry.addAttribute("dc", rdn.getAttributeValues()[0]);
            }
            case "o" -> {
                entry.addAttribute("objectClass", "top", "organization");
                entry.addAttribute("o", rdn.getAttributeValues()[0]);
            }
            default -> {
                entry.addAttribute("objectClass", "top", "organizationalUnit");
                entry.addAttribute("ou", rdn.getAttributeValues()[0]);
            }
        }
        return entry;
    }

    private static Schema schema() throws LDAPException {
        Stream<Schema> standard = Stream.of(Schema.getDefaultStandardSchema());
        Stream<Schema> ours = ShippedSchema.all().stream().map(ShippedSchema::schema);
        return Schema.mergeSchemas(Stream.concat(standard, ours).toArray(Schema[]::new));
    }
}
