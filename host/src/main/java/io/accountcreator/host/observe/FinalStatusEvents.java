package io.accountcreator.host.observe;

import io.accountcreator.event.Completed;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.select.HostExecutors;
import io.accountcreator.spi.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells observers how requests ended: the one class that fires events. Asynchronous observers first, each for itself; then
 * the synchronous ones, where one that throws keeps those after it from being told. Whatever they throw is logged once.
 */
@ApplicationScoped
public class FinalStatusEvents implements Consumer<FinalStatus> {
    private static final Logger LOG = System.getLogger(FinalStatusEvents.class.getName());

    private final Map<Operation, Event<FinalStatus>> events = new EnumMap<>(Operation.class);
    private final NotificationOptions options;
    private final BiConsumer<FinalStatus, Throwable> thrown;

    /** For the client proxy only. */
    @SuppressWarnings("NullAway")
    protected FinalStatusEvents() {
        options = null;
        thrown = null;
    }

    @Inject
    FinalStatusEvents(Event<FinalStatus> event, HostExecutors executors) {
        this(event, executors.observers(), FinalStatusEvents::log);
    }

    FinalStatusEvents(Event<FinalStatus> event, Executor executor, BiConsumer<FinalStatus, Throwable> thrown) {
        for (Operation operation : Operation.values()) {
            events.put(operation, event.select(Completed.Literal.of(operation)));
        }
        // Weld would tell one asynchronous observer after the other, so that a slow one holds the rest up; other
        // containers do not know the option.
        options = NotificationOptions.builder()
                .setExecutor(executor)
                .set("weld.async.notification.mode", "PARALLEL")
                .build();
        this.thrown = thrown;
    }

    @Override
    public void accept(FinalStatus status) {
        Event<FinalStatus> event = events.get(status.operation());
        if (event == null) {
            return;
        }
        try {
            event.fireAsync(status, options).whenComplete((told, failure) -> each(status, failure));
        } catch (RuntimeException | Error e) {
            thrown.accept(status, e);
        }
        try {
            event.fire(status);
        } catch (RuntimeException | Error e) {
            thrown.accept(status, e);
        }
    }

    /** What asynchronous observers threw arrives as one exception that carries the others. */
    private void each(FinalStatus status, @Nullable Throwable failure) {
        if (failure == null) {
            return;
        }
        if (failure.getSuppressed().length > 0) {
            Arrays.stream(failure.getSuppressed()).forEach(each -> thrown.accept(status, each));
        } else {
            Throwable cause = failure.getCause();
            thrown.accept(status, failure instanceof CompletionException && cause != null ? cause : failure);
        }
    }

    private static void log(FinalStatus status, Throwable failure) {
        LOG.log(Level.ERROR, "an observer of " + status.operation() + " " + status.id() + " threw", failure);
    }
}
