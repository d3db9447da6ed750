package io.accountcreator.ldap;

import io.accountcreator.Algorithm;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountCreatorServiceContract;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.TestClock;
import org.junit.jupiter.api.AfterEach;

class ContractOnMemoryTest implements AccountCreatorServiceContract {
    private final LdapFixture fixture = LdapFixture.inMemory();

    @AfterEach
    void close() {
        fixture.close();
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
