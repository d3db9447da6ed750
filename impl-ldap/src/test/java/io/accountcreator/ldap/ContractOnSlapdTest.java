package io.accountcreator.ldap;

import io.accountcreator.Algorithm;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountCreatorServiceContract;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ContractOnSlapdTest implements AccountCreatorServiceContract {
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
    public AccountCreatorService service() {
        return fixture.service;
    }

    @Override
    public SentMessages sent() {
        return fixture.sent;
    }

    @Override
    public TestClock clock() {
        return fixture.clock;
    }

    @Override
    public boolean addHa1(String username, Algorithm algorithm, String ha1) {
        return fixture.addHa1(DOMAIN, username, algorithm, ha1);
    }
}
