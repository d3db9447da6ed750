package io.accountcreator.ldap.inspection;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.DELETE;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.ShippedSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** OpenLDAP's {@code cn=config}, as far as the bind DN may read it. */
final class OpenLdapConfig {
    private static final String DN_OF_SCHEMAS = "cn=schema,cn=config";

    private final FullLDAPInterface connections;

    OpenLdapConfig(FullLDAPInterface connections) {
        this.connections = connections;
    }

    static boolean isServedBy(@Nullable RootDSE root) {
        return root != null && root.hasObjectClass("OpenLDAProotDSE");
    }

    /** Whether we may see it; who may not see it may not change it either. */
    boolean isShown() throws LDAPException {
        try {
            return connections.getEntry("cn=config", "1.1") != null;
        } catch (LDAPException e) {
            if (e.getResultCode().isConnectionUsable()) {
                return false;
            }
            throw e;
        }
    }

    /** Adds definitions, or puts them in the place of those with the same OID. */
    void addSchema(ShippedSchema file, List<String> attributes, List<String> classes) throws LDAPException {
        // OpenLDAP numbers what it is given: cn={4}sipaccount.
        Filter named = Filter.createSubstringFilter("cn", null, null, "}" + file.name());
        Optional<SearchResultEntry> present =
                found(connections.search(DN_OF_SCHEMAS, SearchScope.ONE, named).getSearchEntries());
        if (present.isEmpty()) {
            connections.add(file.config());
            return;
        }
        List<Modification> changes = new ArrayList<>();
        replace(present.get(), ShippedSchema.ATTRIBUTES, attributes, changes);
        replace(present.get(), ShippedSchema.CLASSES, classes, changes);
        connections.modify(present.get().getDN(), changes);
    }

    private static void replace(Entry present, String attribute, List<String> added, List<Modification> changes) {
        if (added.isEmpty()) {
            return;
        }
        Set<String> oids = added.stream().map(OpenLdapConfig::oid).collect(Collectors.toSet());
        String[] values = present.getAttributeValues(attribute);
        List<String> replaced = new ArrayList<>(Arrays.asList(values == null ? new String[0] : values));
        replaced.removeIf(value -> !oids.contains(oid(value)));
        // The last first: deleting a value renumbers those after it.
        Collections.reverse(replaced);
        replaced.forEach(value -> changes.add(new Modification(DELETE, attribute, value)));
        changes.add(new Modification(ADD, attribute, added.toArray(String[]::new)));
    }

    /** What a definition begins with, after OpenLDAP's number. */
    private static String oid(String definition) {
        return definition.replaceFirst("^(\\{\\d+})?\\s*\\(\\s*(\\S+)\\s.*$", "$2");
    }

    /** The configuration of the database that holds an entry; empty if we may not see it. */
    Optional<SearchResultEntry> databaseOf(DN entry) throws LDAPException {
        try {
            List<SearchResultEntry> all = connections
                    .search("cn=config", SearchScope.ONE, Filter.createPresenceFilter("olcSuffix"))
                    .getSearchEntries();
            return found(all.stream().filter(database -> holds(database, entry)).toList());
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)
                    || e.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean holds(Entry database, DN entry) {
        return Arrays.stream(database.getAttributeValues("olcSuffix"))
                .map(LdapConfig::dn)
                .anyMatch(suffix -> suffix.isAncestorOf(entry, true));
    }

    private static Optional<SearchResultEntry> found(List<SearchResultEntry> entries) {
        return entries.stream().findFirst();
    }

    /** Adds values to a configuration. */
    void add(String dn, List<Modification> changes) throws LDAPException {
        connections.modify(dn, changes);
    }
}
