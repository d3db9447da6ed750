package io.accountcreator.host.memory;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

/** Makes memory the default backend of every test, by its priority: the host's beans.xml names no test class. */
@Alternative
@Priority(1)
@ApplicationScoped
public class MemoryByDefault {
    @Produces
    @ApplicationScoped
    AccountCreatorService chosen(@Backend("memory") AccountCreatorService memory) {
        return memory;
    }
}
