package io.accountcreator.ldap;

import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.BackendContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Produces the LDAP backend: the one class with CDI in it, beside {@link LdapByDefault}. */
@ApplicationScoped
class LdapBackend {
    static final String NAME = LdapConfig.BACKEND;

    /** For the client proxy. */
    LdapBackend() {}

    @Produces
    @ApplicationScoped
    @Backend(NAME)
    AccountCreatorService ldap(BackendContext context) {
        return LdapAccountCreatorService.from(context).on(context.executor());
    }

    void close(@Disposes @Backend(NAME) AccountCreatorService service) {
        service.close();
    }
}
