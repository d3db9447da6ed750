package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A schema file of this jar, which is in OpenLDAP's form. Other servers take the same definitions under other attribute names.
 *
 * @param config the entry as OpenLDAP takes it
 */
public record ShippedSchema(Entry config) {
    public static final String ATTRIBUTES = "olcAttributeTypes";
    public static final String CLASSES = "olcObjectClasses";

    /** Reads all files, in the order in which a server has to take them. */
    public static List<ShippedSchema> all() {
        return List.of(read("sipidentity.ldif"), read("sipaccount.ldif"));
    }

    private static ShippedSchema read(String name) {
        try (InputStream in = ShippedSchema.class.getResourceAsStream("/io/accountcreator/ldap/" + name);
                LDIFReader reader = new LDIFReader(in)) {
            return new ShippedSchema(reader.readEntry());
        } catch (IOException | LDIFException e) {
            throw new IllegalStateException(name + " in this jar cannot be read", e);
        }
    }

    /** Such as {@code sipaccount}. */
    public String name() {
        return config.getAttributeValue("cn");
    }

    public List<String> attributes() {
        return List.of(config.getAttributeValues(ATTRIBUTES));
    }

    public List<String> classes() {
        return List.of(config.getAttributeValues(CLASSES));
    }

    /** Its definitions, parsed. */
    Schema schema() {
        Entry schema = new Entry("cn=schema");
        schema.addAttribute("objectClass", "top", "ldapSubentry", "subschema");
        schema.addAttribute("attributeTypes", attributes());
        schema.addAttribute("objectClasses", classes());
        return new Schema(schema);
    }
}
