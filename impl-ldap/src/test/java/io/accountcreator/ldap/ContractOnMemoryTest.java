package io.accountcreator.ldap;

import org.junit.jupiter.api.AfterEach;

class ContractOnMemoryTest implements LdapContract {
    private final LdapFixture fixture = LdapFixture.inMemory();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Override
    public LdapFixture fixture() {
        return fixture;
    }
}
