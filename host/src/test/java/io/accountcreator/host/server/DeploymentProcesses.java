package io.accountcreator.host.server;

import io.accountcreator.host.reap.MarkedProcesses;
import org.jboss.arquillian.container.spi.event.container.AfterUnDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Ends the process of a deployment where each has one of its own: the adapter of such a server forgets all but the newest,
 * and the port would stay taken. Found by Arquillian; where one process has all deployments it does nothing.
 */
public final class DeploymentProcesses implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(DeploymentProcesses.class);
    }

    void end(@Observes AfterUnDeploy event) {
        String archive = "/" + event.getDeployment().getArchive().getName();
        ProcessHandle.current()
                .descendants()
                .filter(process ->
                        MarkedProcesses.command(process).stream().anyMatch(argument -> argument.endsWith(archive)))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }
}
