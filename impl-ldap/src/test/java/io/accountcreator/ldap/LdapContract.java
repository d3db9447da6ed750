package io.accountcreator.ldap;

import io.accountcreator.Algorithm;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountCreatorServiceContract;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.TestClock;

/** What every backend does, for this one on some directory. */
interface LdapContract extends AccountCreatorServiceContract {
    LdapFixture fixture();

    @Override
    default AccountCreatorService service() {
        return fixture().service;
    }

    @Override
    default SentMessages sent() {
        return fixture().sent;
    }

    @Override
    default TestClock clock() {
        return fixture().clock;
    }

    @Override
    default boolean addHa1(String username, Algorithm algorithm, String ha1) {
        return fixture().addHa1(DOMAIN, username, algorithm, ha1);
    }
}
