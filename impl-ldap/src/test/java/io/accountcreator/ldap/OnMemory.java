package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.accountcreator.ldap.entry.LdapEntries;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory for one test, whose entries the test may change behind the back of the backend. */
public abstract class OnMemory implements OnFixture {
    public final LdapFixture fixture;
    public final LdapEntries entries;

    public OnMemory() {
        this(Map.of());
    }

    /** @param settings may name another directory */
    public OnMemory(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("accountcreator.ldap.url", "memory:"));
        all.putAll(settings);
        fixture = new LdapFixture(all);
        entries = fixture.entries();
    }

    static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Override
    public LdapFixture fixture() {
        return fixture;
    }

    public String account(String username) {
        return entries.account(DOMAIN, username).toString();
    }

    void add(Entry entry) throws LDAPException {
        fixture.accounts().add(entry);
    }

    public void replace(String dn, String attribute, String... values) throws LDAPException {
        fixture.directory().modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
    }
}
