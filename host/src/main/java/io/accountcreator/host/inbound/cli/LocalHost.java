package io.accountcreator.host.inbound.cli;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.operation.Answer;
import io.accountcreator.host.access.operation.OperationRequest;
import io.accountcreator.host.access.operation.RefusedFieldException;
import io.accountcreator.host.outbound.audit.AuditDestination;
import io.accountcreator.host.outbound.audit.CommandUser;
import io.accountcreator.host.runtime.config.HostConfig;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;

/** Asks the backend that beans.xml chose, with the settings of the host, in this process; nothing is served meanwhile. */
final class LocalHost implements OperationTarget {
    private final boolean verbose;

    /**
     * Sets how much is logged.
     *
     * @param verbose whether to tell what goes on, besides what goes wrong
     */
    LocalHost(boolean verbose) {
        this.verbose = verbose;
    }

    @Override
    public Answer ask(OperationRequest request) throws RefusedFieldException, InterruptedException {
        AuditDestination.check();
        PrintStream out = System.out;
        // Standard output is for the answer alone: a sender that prints codes does so beside it.
        System.setOut(System.err);
        QuietLog quiet = new QuietLog(
                verbose, AuditDestination.isItsOwn() || request.operation().changes());
        try (SeContainer container = SeContainerInitializer.newInstance()
                .addProperty("org.jboss.weld.se.shutdownHook", false)
                .addExtensions(CommandUser.ofProcess().asBean())
                .initialize()) {
            AccountCreators creators = container.select(AccountCreators.class).get();
            HostConfig config = container.select(HostConfig.class).get();
            return request.ask(creators, config.rules().algorithm())
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            System.setOut(out);
            quiet.close();
        }
    }
}
