package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.Algorithm;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.SearchEntries;
import io.accountcreator.ldap.entry.LdapEntries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether hashes are kept from others: by OpenLDAP's rules where we may see them, and by asking as nobody. */
final class AccessInspection implements Inspection {
    private static final String RULES = "olcAccess";

    private final LdapConfig config;
    private final OpenLdapConfig server;
    private final FullLDAPInterface nobody;
    private final @Nullable DN creator;
    private final @Nullable DN registrar;

    /**
     * @param nobody connections without a bind
     * @param creator who the host is, null if it has no bind DN
     * @param registrar who the SIP proxy is, null if that was not said
     */
    AccessInspection(
            LdapConfig config,
            OpenLdapConfig server,
            FullLDAPInterface nobody,
            @Nullable DN creator,
            @Nullable DN registrar) {
        this.config = config;
        this.server = server;
        this.nobody = nobody;
        this.creator = creator;
        this.registrar = registrar;
    }

    @Override
    public List<Finding> look() throws LDAPException {
        return List.of(rules(), asNobody());
    }

    private Finding rules() throws LDAPException {
        Optional<SearchResultEntry> database = server.databaseOf(config.base());
        if (database.isEmpty()) {
            return Finding.unknown("access rules", "cn=config is not shown to us; see openldap-access.ldif");
        }
        if (namesHashes(database.get())) {
            return Finding.ok("access rules");
        }
        String rules = "access rules";
        String text = "none about HA1s, which are as good as passwords";
        if (LdapEntries.of(config).adopts()) {
            // Ours show what is below the base to nobody else.
            return Finding.missing(rules, text + " (where people have entries, yours have to say it)", null);
        }
        if (creator == null || registrar == null) {
            return Finding.missing(rules, text + " (ldap init makes them with " + InitCommand.REGISTRAR + ")", null);
        }
        DN us = creator;
        DN proxy = registrar;
        return Finding.missing(
                rules,
                text,
                () -> server.add(
                        database.get().getDN(),
                        ShippedRules.access(
                                config.base(), LdapEntries.of(config).accounts(), us, proxy)));
    }

    private static boolean namesHashes(Entry database) {
        String[] rules = database.getAttributeValues(RULES);
        return rules != null
                && Arrays.stream(rules)
                        .map(rule -> rule.toLowerCase(Locale.ROOT))
                        .anyMatch(rule -> Arrays.stream(Algorithm.values())
                                .map(algorithm -> LdapEntries.ha1(algorithm).toLowerCase(Locale.ROOT))
                                .allMatch(rule::contains));
    }

    /** An entry is enough: whoever finds one may guess, and whoever gets the hash need not. */
    private Finding asNobody() throws LDAPException {
        for (Algorithm algorithm : Algorithm.values()) {
            SearchEntries found = new SearchEntries(1);
            SearchRequest request = new SearchRequest(
                    found,
                    config.base().toString(),
                    SearchScope.SUB,
                    Filter.createPresenceFilter(LdapEntries.ha1(algorithm)),
                    LdapEntries.ha1(algorithm));
            request.setSizeLimit(1);
            try {
                nobody.search(request);
            } catch (LDAPSearchException e) {
                if (isAnOutage(e)) {
                    throw e;
                }
            }
            if (!found.found().isEmpty()) {
                return Finding.missing("access", "everybody finds accounts by " + LdapEntries.ha1(algorithm), null);
            }
        }
        return Finding.ok("access: nobody finds an HA1 without a bind");
    }

    /** Whatever a server says to nobody but that it is not there is a refusal. */
    private static boolean isAnOutage(LDAPException thrown) {
        ResultCode code = thrown.getResultCode();
        return code.equals(ResultCode.CONNECT_ERROR)
                || code.equals(ResultCode.SERVER_DOWN)
                || code.equals(ResultCode.TIMEOUT);
    }
}
