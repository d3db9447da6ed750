package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the authorisation injectable; a bad setting is thrown where it is first asked for, at start. */
@ApplicationScoped
class ApiAuthorisationProducer {
    @Produces
    @Singleton
    ApiAuthorisation authorisation(Settings settings, HostConfig config, AccessControl access) {
        return new ApiAuthorisation(ApiSettings.from(settings, config.rules().domain()), access.protection());
    }
}
