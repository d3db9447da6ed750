package io.accountcreator.ldap;

import io.accountcreator.Algorithm;
import io.accountcreator.spi.AccountCreatorServiceContract;

/** What every backend does, for this one on some directory. */
interface LdapContract extends AccountCreatorServiceContract, OnFixture {
    @Override
    default boolean addHa1(String username, Algorithm algorithm, String ha1) {
        return fixture().addHa1(DOMAIN, username, algorithm, ha1);
    }
}
