package org.example.accounts;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.BackendContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Makes the backend, whether it is the default or not. */
@ApplicationScoped
class ListBackendProducer {
    @Produces
    @ApplicationScoped
    @Backend("list")
    AccountCreatorService list(BackendContext context) {
        return new ListBackend(context.settings().list("accountcreator.list.names")).on(context.executor());
    }

    void close(@Disposes @Backend("list") AccountCreatorService service) {
        service.close();
    }
}
