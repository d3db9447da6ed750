package io.accountcreator.host.runtime.start;

import io.accountcreator.host.outbound.message.mail.MailVersion;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Stops the deployment in a server that the host cannot run in, with one line that says why: before the first bean is made,
 * which would fail with the name of a class.
 */
public final class StartCheck implements Extension {
    private static final Logger LOG = System.getLogger(StartCheck.class.getName());

    void check(@Observes BeforeBeanDiscovery event) {
        EnvironmentCheck environment = new EnvironmentCheck(StartCheck.class.getClassLoader());
        MailVersion.atStart().ifPresent(text -> LOG.log(Level.WARNING, text));
        environment.problems().stream().findFirst().ifPresent(text -> {
            throw new DefinitionException(text);
        });
    }
}
