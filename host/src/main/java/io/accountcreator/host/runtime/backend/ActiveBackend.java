package io.accountcreator.host.runtime.backend;

import io.accountcreator.AccountCreators;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.event.FinalStatusEvents;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.config.HostSettings;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.BackendContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link AccountCreators} of the application with the backend that beans.xml chose, and ends them with it. The
 * only class that asks for the unqualified service: in a library jar that would be the default, whatever beans.xml says.
 */
@ApplicationScoped
class ActiveBackend {
    private static final Logger LOG = System.getLogger(ActiveBackend.class.getName());

    private volatile @Nullable AccountCreators made;

    @Produces
    @Singleton
    AccountCreators creators(
            AccountCreatorService service,
            BackendContext context,
            HostConfig config,
            HostExecutors executors,
            BeanManager beans,
            Event<FinalStatus> event) {
        // The first call on the proxy: a backend that cannot be made with its settings throws here.
        LOG.log(Level.INFO, "active backend: {0}", service.description());
        new OtherSettings(
                        HostSettings.names(),
                        beans.getExtension(BackendsExtension.class).choice(),
                        BeansXmlLocation.found())
                .warning(service.name())
                .ifPresent(text -> LOG.log(Level.WARNING, text));
        AccountCreators creators = AccountCreators.builder(service)
                .rules(config.rules())
                .executor(executors.observers())
                .clock(context.clock())
                .events(
                        executors.managed()
                                ? new FinalStatusEvents(event, executors.observers())
                                : FinalStatusEvents.parallel(event, executors.observers()))
                .deadline(config.deadline())
                .maxInFlight(config.maxInFlight())
                .timer(executors.timer())
                .build();
        made = creators;
        return creators;
    }

    /** Not in a disposer: there the backend may be gone already, and asking for it would make a second one. */
    void close(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        AccountCreators creators = made;
        if (creators != null) {
            creators.close();
        }
    }
}
