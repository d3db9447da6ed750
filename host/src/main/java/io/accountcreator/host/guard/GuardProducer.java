package io.accountcreator.host.guard;

import io.accountcreator.host.select.HostConfig;
import io.accountcreator.host.select.HostExecutors;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Makes the guard, and its patience, injectable; a bad setting is thrown where it is first asked for, at start. */
@ApplicationScoped
class GuardProducer {
    private static final Logger LOG = System.getLogger(GuardProducer.class.getName());

    @Produces
    @Singleton
    Guard guard(Settings settings, HostConfig config) {
        if (config.behindProxy()
                && settings.list(GuardSetting.TRUSTED_PROXIES.key()).isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "a proxy is declared but not named in {0}: to limits and events all clients have its address",
                    GuardSetting.TRUSTED_PROXIES.key());
        }
        return Guard.from(settings, System::nanoTime, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Patience patience(Guard guard, HostExecutors executors) {
        return new Patience(guard.discretion(), executors.timer(), executors.work());
    }

    void close(@Disposes Guard guard) {
        guard.close();
    }
}
