package io.accountcreator.host.runtime.start;

import io.accountcreator.event.MessagesStopped;
import io.accountcreator.event.MessagesUndelivered;
import io.accountcreator.host.inbound.report.UndeliveredObserver;
import io.accountcreator.host.outbound.message.Senders;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.ErrorLog;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Makes what backends are given. An application replaces clock, code generator or message sender by offering a bean of that
 * type; the host has none of these types itself, so that nothing gets ambiguous.
 */
@ApplicationScoped
class HostContext {
    private static final ErrorLog ERRORS = ErrorLog.of(System.getLogger(HostContext.class.getName()));

    @Produces
    @ApplicationScoped
    BackendContext context(
            Settings settings,
            HostConfig config,
            HostExecutors executors,
            MessageTexts texts,
            Instance<Clock> clocks,
            Instance<CodeGenerator> generators,
            Instance<MessageSender> senders,
            Event<MessagesStopped> stopped) {
        Clock clock = clocks.isUnsatisfied() ? Clock.systemUTC() : clocks.get();
        return BackendContext.of(
                settings,
                executors.work(),
                clock,
                generators.isUnsatisfied()
                        ? CodeGenerator.of(new SecureRandom(), config.smsDigits())
                        : generators.get(),
                senders.isUnsatisfied()
                        ? new Senders(settings, texts, config.deadline(), executors.timer(), clock)
                                .make(config.sender())
                        : senders.get(),
                event -> stopped.fireAsync(event, NotificationOptions.ofExecutor(executors.observers()))
                        .whenComplete((told, failure) -> log(failure)));
    }

    @Produces
    @Singleton
    UndeliveredObserver undelivered(HostExecutors executors, Event<MessagesUndelivered> undelivered) {
        return event -> undelivered
                .fireAsync(event, NotificationOptions.ofExecutor(executors.observers()))
                .whenComplete((told, failure) -> log(failure));
    }

    private static void log(@Nullable Throwable failure) {
        if (failure != null) {
            ERRORS.write("an observer of messages threw", failure);
        }
    }
}
