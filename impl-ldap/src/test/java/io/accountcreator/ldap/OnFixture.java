package io.accountcreator.ldap;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.BackendFixture;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.TestClock;

/** What tests of a backend ask for, from the fixture of this one. */
public interface OnFixture extends BackendFixture {
    public LdapFixture fixture();

    @Override
    default AccountCreatorService service() {
        return fixture().service;
    }

    @Override
    public default SentMessages sent() {
        return fixture().sent;
    }

    @Override
    public default TestClock clock() {
        return fixture().clock;
    }
}
