package org.example.shop;

import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Map;

/** What the backend is given. */
@ApplicationScoped
public class Directory {
    @Resource
    private ManagedExecutorService executor;

    @Produces
    @ApplicationScoped
    BackendContext context(MessageSender sender) {
        Settings settings = Settings.of(
                Map.of("accountcreator.domain", "sip.example.org", "accountcreator.ldap.url", "memory:"));
        return BackendContext.of(settings, executor, sender);
    }
}
