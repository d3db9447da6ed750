package io.accountcreator.ldap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ContractOnSlapdTest implements LdapContract {
    private static Slapd slapd;
    private static LdapFixture fixture;

    @BeforeAll
    static void start() {
        slapd = Slapd.start();
        fixture = new LdapFixture(slapd.settings());
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            fixture.close();
            slapd.close();
        }
    }

    @Override
    public LdapFixture fixture() {
        return fixture;
    }
}
