package io.accountcreator.ldap;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

/** Makes LDAP the default backend, where the host's beans.xml names this class among its alternatives. */
@Alternative
@ApplicationScoped
public class LdapByDefault {
    /** For the client proxy. */
    LdapByDefault() {}

    @Produces
    @ApplicationScoped
    AccountCreatorService chosen(@Backend(LdapBackend.NAME) AccountCreatorService ldap) {
        return ldap;
    }
}
