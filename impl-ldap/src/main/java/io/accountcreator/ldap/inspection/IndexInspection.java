package io.accountcreator.ldap.inspection;

import static com.unboundid.ldap.sdk.ModificationType.ADD;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.accountcreator.ldap.config.LdapConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether OpenLDAP has the indexes that we search by. */
final class IndexInspection implements Inspection {
    private static final String INDEX = "olcDbIndex";

    private final LdapConfig config;
    private final OpenLdapConfig server;

    IndexInspection(LdapConfig config, OpenLdapConfig server) {
        this.config = config;
        this.server = server;
    }

    @Override
    public List<Finding> look() throws LDAPException {
        Optional<SearchResultEntry> database = server.databaseOf(config.base());
        if (database.isEmpty()) {
            return List.of(Finding.unknown("indexes", "cn=config is not shown to us; see openldap-indexes.ldif"));
        }
        Map<String, Set<String>> present = indexes(database.get());
        List<String> missing = new ArrayList<>();
        indexes(ShippedRules.indexes()).forEach((attribute, kinds) -> {
            if (!present.getOrDefault(attribute, Set.of()).containsAll(kinds)) {
                missing.add(attribute + ' ' + String.join(",", kinds));
            }
        });
        return List.of(
                missing.isEmpty()
                        ? Finding.ok("indexes")
                        : Finding.missing(
                                "indexes",
                                String.join("; ", missing) + " missing",
                                () -> server.add(
                                        database.get().getDN(),
                                        List.of(new Modification(ADD, INDEX, missing.toArray(String[]::new))))));
    }

    /** The kinds of index by attribute, letter case aside: {@code a,b pres,eq}. */
    private static Map<String, Set<String>> indexes(Entry entry) {
        Map<String, Set<String>> indexes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String[] values = entry.getAttributeValues(INDEX);
        for (String value : values == null ? new String[0] : values) {
            String[] parts = value.replaceFirst("^\\{\\d+}", "").strip().split("\\s+", -1);
            if (parts.length == 2) {
                Set<String> kinds = new TreeSet<>(
                        Arrays.asList(parts[1].toLowerCase(Locale.ROOT).split(",", -1)));
                for (String attribute : parts[0].split(",", -1)) {
                    indexes.computeIfAbsent(attribute, none -> new TreeSet<>()).addAll(kinds);
                }
            }
        }
        return indexes;
    }
}
