package io.accountcreator.host.rest;

import io.accountcreator.host.guard.Guard;
import io.accountcreator.host.select.HostConfig;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the gatekeeper injectable; a bad setting is thrown where it is first asked for, at start. */
@ApplicationScoped
class ApiAccess {
    @Produces
    @Singleton
    Gatekeeper gatekeeper(Settings settings, HostConfig config, Guard guard) {
        return new Gatekeeper(ApiSettings.from(settings, config.rules().domain()), guard.discretion());
    }
}
