package io.accountcreator.host.select;

import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What backends are given. An application replaces clock, code generator or message sender by offering a bean of that type;
 * the host has none of these types itself, so that nothing gets ambiguous.
 */
@ApplicationScoped
class HostContext implements BackendContext {
    private final Settings settings;
    private final Executor executor;
    private final Clock clock;
    private final CodeGenerator codes;
    private final MessageSender sender;

    /** For the client proxy only. */
    @SuppressWarnings("NullAway")
    HostContext() {
        settings = null;
        executor = null;
        clock = null;
        codes = null;
        sender = null;
    }

    @Inject
    HostContext(
            Settings settings,
            HostConfig config,
            HostExecutors executors,
            Instance<Clock> clocks,
            Instance<CodeGenerator> generators,
            Instance<MessageSender> senders) {
        this.settings = settings;
        executor = executors.work();
        clock = clocks.isUnsatisfied() ? Clock.systemUTC() : clocks.get();
        codes = generators.isUnsatisfied() ? CodeGenerator.of(new SecureRandom()) : generators.get();
        sender = senders.isUnsatisfied() ? ConsoleSender.of(config.sender()) : senders.get();
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Executor executor() {
        return executor;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public CodeGenerator codes() {
        return codes;
    }

    @Override
    public MessageSender sender() {
        return sender;
    }
}
