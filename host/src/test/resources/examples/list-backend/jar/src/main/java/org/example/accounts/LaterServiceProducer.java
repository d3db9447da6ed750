package org.example.accounts;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Makes the service that answers later. */
@ApplicationScoped
class LaterServiceProducer {
    @Produces
    @ApplicationScoped
    @Backend("later")
    AccountCreatorService later() {
        return new LaterService();
    }

    void close(@Disposes @Backend("later") AccountCreatorService service) {
        service.close();
    }
}
