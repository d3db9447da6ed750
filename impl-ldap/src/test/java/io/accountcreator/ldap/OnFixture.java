package io.accountcreator.ldap;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.BackendFixture;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.TestClock;

/** What tests of a backend ask for, from the fixture of this one. */
interface OnFixture extends BackendFixture {
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
}
