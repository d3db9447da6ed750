package io.accountcreator.host.outbound.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Makes a bean of who runs a command; as an extension that would be one with a proxy, which a final class cannot have. */
record CommandUserBean(CommandUser user) implements Extension {
    void add(@Observes AfterBeanDiscovery beans) {
        beans.<CommandUser>addBean()
                .addType(CommandUser.class)
                .scope(Dependent.class)
                .createWith(context -> user);
    }
}
