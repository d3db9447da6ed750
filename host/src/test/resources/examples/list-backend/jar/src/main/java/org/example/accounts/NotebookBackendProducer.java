package org.example.accounts;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.BackendContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Makes the notebook. */
@ApplicationScoped
class NotebookBackendProducer {
    @Produces
    @ApplicationScoped
    @Backend("notebook")
    AccountCreatorService notebook(BackendContext context) {
        return new NotebookBackend(context).on(context.executor());
    }

    void close(@Disposes @Backend("notebook") AccountCreatorService service) {
        service.close();
    }
}
