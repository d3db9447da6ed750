package io.accountcreator.ldap.inspection;

import static com.unboundid.ldap.sdk.ModificationType.ADD;

import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import io.accountcreator.ldap.connection.ShippedSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the directory has our schema: every attribute as we define it, every class with all that we put into it. */
final class SchemaInspection implements Inspection {
    private final FullLDAPInterface directory;
    private final FullLDAPInterface config;
    private final Map<String, Lack> missing = new LinkedHashMap<>();

    /** @param config a connection that may change the schema, as far as there is one */
    SchemaInspection(FullLDAPInterface directory, FullLDAPInterface config) {
        this.directory = directory;
        this.config = config;
    }

    @Override
    public List<Finding> look() throws LDAPException {
        List<Finding> findings = new ArrayList<>();
        Schema theirs = directory.getSchema();
        for (ShippedSchema file : ShippedSchema.all()) {
            findings.add(look(file, theirs));
        }
        return findings;
    }

    private Finding look(ShippedSchema file, @Nullable Schema theirs) throws LDAPException {
        String what = "schema " + file.name();
        if (theirs == null) {
            return Finding.unknown(what, "the server does not show its schema");
        }
        List<String> attributes = file.attributes().stream()
                .filter(text -> !has(theirs, attribute(text)))
                .toList();
        List<String> classes = file.classes().stream()
                .filter(text -> !has(theirs, objectClass(text)))
                .toList();
        if (attributes.isEmpty() && classes.isEmpty()) {
            return Finding.ok(what);
        }
        List<String> names = Stream.concat(
                        attributes.stream().map(text -> attribute(text).getNameOrOID()),
                        classes.stream().map(text -> objectClass(text).getNameOrOID()))
                .toList();
        String problem = String.join(", ", names) + " missing or different";
        boolean none = attributes.size() == file.attributes().size();
        missing.put(file.name(), none ? Lack.WHOLE : Lack.PART);
        return isClosed()
                ? Finding.missing(what, problem + " (cn=config is closed to us)", null)
                : Finding.missing(what, problem, () -> {
                    add(file, theirs, attributes, classes);
                    missing.remove(file.name());
                });
    }

    private boolean isClosed() throws LDAPException {
        return OpenLdapConfig.isServedBy(directory.getRootDSE()) && !new OpenLdapConfig(config).isShown();
    }

    /** How much of a file is missing. */
    enum Lack {
        /** It was never loaded. */
        WHOLE,
        /** It is of another version. */
        PART
    }

    /** By the names of the files, in the order in which they have to be loaded, as far as it was looked, without what was made. */
    Map<String, Lack> missing() {
        return Collections.unmodifiableMap(missing);
    }

    private static boolean has(Schema theirs, AttributeTypeDefinition ours) {
        AttributeTypeDefinition found = theirs.getAttributeType(ours.getNameOrOID());
        return found != null
                && found.getOID().equals(ours.getOID())
                && found.isSingleValued() == ours.isSingleValued()
                && Objects.equals(found.getBaseSyntaxOID(theirs), ours.getSyntaxOID())
                && ours.getEqualityMatchingRule().equalsIgnoreCase(found.getEqualityMatchingRule());
    }

    private static boolean has(Schema theirs, ObjectClassDefinition ours) {
        ObjectClassDefinition found = theirs.getObjectClass(ours.getNameOrOID());
        return found != null
                && found.getOID().equals(ours.getOID())
                && found.getObjectClassType(theirs) == ours.getObjectClassType(theirs)
                && lower(found.getRequiredAttributes()).equals(lower(ours.getRequiredAttributes()))
                && lower(found.getOptionalAttributes()).containsAll(lower(ours.getOptionalAttributes()));
    }

    private static Set<String> lower(String[] names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(names));
        return set;
    }

    private void add(ShippedSchema file, Schema theirs, List<String> attributes, List<String> classes)
            throws LDAPException {
        RootDSE root = directory.getRootDSE();
        if (OpenLdapConfig.isServedBy(root)) {
            new OpenLdapConfig(config).addSchema(file, attributes, classes);
            return;
        }
        // 389 Directory Server and its kin: what is added to the subschema entry is kept; what is there is replaced by
        // OID.
        List<Modification> changes = new ArrayList<>();
        attributes.forEach(text -> changes.add(new Modification(ADD, "attributeTypes", text)));
        classes.forEach(text -> changes.add(new Modification(ADD, "objectClasses", text)));
        config.modify(theirs.getSchemaEntry().getDN(), changes);
    }

    static AttributeTypeDefinition attribute(String text) {
        try {
            return new AttributeTypeDefinition(text);
        } catch (LDAPException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static ObjectClassDefinition objectClass(String text) {
        try {
            return new ObjectClassDefinition(text);
        } catch (LDAPException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
