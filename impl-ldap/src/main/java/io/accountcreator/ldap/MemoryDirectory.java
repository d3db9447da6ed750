package io.accountcreator.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The embedded directory, for trying out and for tests: the schema that is shipped for real ones, no socket, no file. */
final class MemoryDirectory {
    private static final List<String> SCHEMAS = List.of("sipidentity.ldif", "sipaccount.ldif");

    private MemoryDirectory() {}

    static FullLDAPInterface open(DN base) throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(base);
        config.setSchema(schema());
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add(baseEntry(base));
        return server;
    }

    private static Entry baseEntry(DN base) {
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

    private static Schema schema() {
        List<Schema> schemas = new ArrayList<>();
        try {
            schemas.add(Schema.getDefaultStandardSchema());
            for (String name : SCHEMAS) {
                schemas.add(read(name));
            }
        } catch (IOException | LDAPException | LDIFException e) {
            throw new IllegalStateException("the schema in this jar cannot be read", e);
        }
        return Schema.mergeSchemas(schemas.toArray(Schema[]::new));
    }

    /** Reads a schema in OpenLDAP's form: the same definitions under other attribute names. */
    private static Schema read(String name) throws IOException, LDIFException {
        try (InputStream in = MemoryDirectory.class.getResourceAsStream(name);
                LDIFReader reader = new LDIFReader(in)) {
            Entry config = reader.readEntry();
            Entry schema = new Entry("cn=schema");
            schema.addAttribute("objectClass", "top", "ldapSubentry", "subschema");
            schema.addAttribute("attributeTypes", values(config, "olcAttributeTypes"));
            schema.addAttribute("objectClasses", values(config, "olcObjectClasses"));
            return new Schema(schema);
        }
    }

    private static String[] values(Entry entry, String attribute) {
        return entry.getAttributeValues(attribute);
    }
}
