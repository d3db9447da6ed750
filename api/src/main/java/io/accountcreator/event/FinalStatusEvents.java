package io.accountcreator.event;

import io.accountcreator.AccountCreators;
import io.accountcreator.spi.Operation;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
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
 * Tells CDI observers how requests ended, wherever {@link AccountCreators} are made: asynchronous observers first, each for
 * itself; then the synchronous ones, where one that throws keeps those after it from being told. Thread-safe.
 *
 * <pre>{@code
 * AccountCreators.builder(service).events(new FinalStatusEvents(event, executor)).build();
 * }</pre>
 */
public final class FinalStatusEvents implements Consumer<FinalStatus> {
    private static final Logger LOG = System.getLogger(FinalStatusEvents.class.getName());

    private final Map<Operation, Event<FinalStatus>> events = new EnumMap<>(Operation.class);
    private final NotificationOptions options;
    private final BiConsumer<FinalStatus, Throwable> thrown;

    /**
     * Fires by an event that was injected; what observers throw is logged once.
     *
     * @param event reaches the observers that the class it was injected into can see
     * @param executor runs asynchronous observers
     */
    public FinalStatusEvents(Event<FinalStatus> event, Executor executor) {
        this(event, executor, FinalStatusEvents::log);
    }

    /**
     * Fires by an event that was injected.
     *
     * @param event reaches the observers that the class it was injected into can see
     * @param executor runs asynchronous observers
     * @param thrown takes what an observer threw
     */
    public FinalStatusEvents(Event<FinalStatus> event, Executor executor, BiConsumer<FinalStatus, Throwable> thrown) {
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
