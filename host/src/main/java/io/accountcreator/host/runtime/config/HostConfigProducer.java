package io.accountcreator.host.runtime.config;

import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the host's settings injectable; a bad one is thrown where they are first asked for, at start. */
@ApplicationScoped
public class HostConfigProducer {
    @Produces
    @Singleton
    HostConfig config(Settings settings) {
        return HostConfig.from(settings);
    }
}
