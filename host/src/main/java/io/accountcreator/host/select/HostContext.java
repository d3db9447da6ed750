package io.accountcreator.host.select;

import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes what backends are given. An application replaces clock, code generator or message sender by offering a bean of that
 * type; the host has none of these types itself, so that nothing gets ambiguous.
 */
@ApplicationScoped
class HostContext {
    @Produces
    @ApplicationScoped
    BackendContext context(
            Settings settings,
            HostConfig config,
            HostExecutors executors,
            Instance<Clock> clocks,
            Instance<CodeGenerator> generators,
            Instance<MessageSender> senders) {
        return BackendContext.of(
                settings,
                executors.work(),
                clocks.isUnsatisfied() ? Clock.systemUTC() : clocks.get(),
                generators.isUnsatisfied() ? CodeGenerator.of(new SecureRandom()) : generators.get(),
                senders.isUnsatisfied() ? ConsoleSender.of(config.sender()) : senders.get());
    }
}
