package io.accountcreator.host.access;

import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Makes access control and response padding injectable; a bad setting is thrown where it is first asked for, at start. */
@ApplicationScoped
class AccessProducer {
    private static final Logger LOG = System.getLogger(AccessProducer.class.getName());

    @Produces
    @Singleton
    AccessControl access(Settings settings, HostConfig config) {
        if (config.behindProxy()
                && settings.list(AccessSetting.TRUSTED_PROXIES.key()).isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "a proxy is declared but not named in {0}: to limits and events all clients have its address",
                    AccessSetting.TRUSTED_PROXIES.key());
        }
        return AccessControl.from(settings, System::nanoTime, Clock.systemUTC());
    }

    @Produces
    @Singleton
    ResponsePadding padding(AccessControl access, HostExecutors executors) {
        return new ResponsePadding(access.protection(), executors.timer(), executors.work());
    }

    void close(@Disposes AccessControl access) {
        access.close();
    }
}
