package io.accountcreator.ldap;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The same where an operator has a tree of his own, in which people may have entries. */
class ContractOnOwnTreeTest implements LdapContract {
    private final LdapFixture fixture = new LdapFixture(Map.of(
            "accountcreator.ldap.url", "memory:",
            "accountcreator.ldap.accounts", "ou=sip,ou={domain},ou=people",
            "accountcreator.ldap.attributes", "employeeType=sip",
            "accountcreator.ldap.adopt", "true"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Override
    public LdapFixture fixture() {
        return fixture;
    }
}
