package io.accountcreator.ldap;

class ReconcilerOnMemoryTest extends OnMemory implements ReconcilerContract {
    @Override
    public LdapFixture fixture() {
        return fixture;
    }
}
