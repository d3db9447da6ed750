package io.accountcreator.host.outbound.audit;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The audit log: a logger of its own name, so that operators can send it elsewhere. */
@ApplicationScoped
class AuditLog {
    /** Name of the logger. */
    static final String NAME = "io.accountcreator.audit";

    private static final Logger LOG = System.getLogger(NAME);

    @Produces
    @Singleton
    AuditConfig config(Settings settings) {
        return AuditConfig.from(settings);
    }

    @Produces
    @Singleton
    AuditDocuments documents(AuditConfig config) {
        return config.documents();
    }

    @Produces
    @Singleton
    Audit audit(AuditConfig config, HostExecutors executors, Instance<CommandUser> user) {
        return new Audit(
                config,
                new RefusalLimit(config.refusalsPerSecond(), System::nanoTime),
                (delay, task) -> executors.timer().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS),
                Clock.systemUTC(),
                line -> LOG.log(Level.INFO, line),
                user.isResolvable() ? user.get() : null);
    }

    void close(@Disposes Audit audit) {
        audit.close();
    }

    void onFinalStatus(@ObservesAsync FinalStatus status, Audit audit) {
        audit.ended(status);
    }
}
