package io.accountcreator.host.memory;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.InMemoryBackend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** The backend of the host's tests: accounts in memory. */
@ApplicationScoped
public class MemoryBackend {
    @Produces
    @ApplicationScoped
    @Backend("memory")
    AccountCreatorService memory(BackendContext context) {
        return new InMemoryBackend(context.clock(), context.codes(), context.sender()).on(context.executor());
    }

    void close(@Disposes @Backend("memory") AccountCreatorService service) {
        service.close();
    }
}
