package io.accountcreator.host.memory;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.InMemoryBackend;
import io.accountcreator.spi.SentMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The backend of the host's tests: accounts in memory. */
@ApplicationScoped
public class MemoryBackend {
    @Produces
    @ApplicationScoped
    @Backend("memory")
    AccountCreatorService memory(BackendContext context) {
        return new InMemoryBackend(context.clock(), context.codes(), context.sender()).on(context.executor());
    }

    /** Takes the place of the sender that the settings name. */
    @Produces
    @Singleton
    SentMessages sent() {
        return new SentMessages();
    }

    void close(@Disposes @Backend("memory") AccountCreatorService service) {
        service.close();
    }
}
