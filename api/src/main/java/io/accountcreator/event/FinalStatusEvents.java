package io.accountcreator.event;

import io.accountcreator.spi.ErrorLog;
import io.accountcreator.spi.Operation;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells CDI observers how requests ended, wherever {@link io.accountcreator.AccountCreators} are made: asynchronous observers first,
 * independently; then the synchronous ones, where one that throws keeps those after it from being told. Thread-safe.
 *
 * <pre>{@code
 * AccountCreators.builder(service).events(new FinalStatusEvents(event, executor)).build();
 * }</pre>
 */
public final class FinalStatusEvents implements Consumer<FinalStatus> {
    private static final ErrorLog ERRORS = ErrorLog.of(System.getLogger(FinalStatusEvents.class.getName()));

    private final Map<Operation, Event<FinalStatus>> events = new EnumMap<>(Operation.class);
    private final NotificationOptions options;
    private final BiConsumer<FinalStatus, Throwable> thrown;

    /**
     * Fires by an event that was injected; what observers throw is logged once. In a server that uses Weld asynchronous
     * observers are told one after the other: in GlassFish 7 the observers of an event share a security context that only one
     * thread at a time can have, and all but one would never be told.
     *
     * @param event reaches the observers that the class it was injected into can see
     * @param executor runs asynchronous observers
     */
    public FinalStatusEvents(Event<FinalStatus> event, Executor executor) {
        this(event, NotificationOptions.ofExecutor(executor), FinalStatusEvents::log);
    }

    private FinalStatusEvents(
            Event<FinalStatus> event, NotificationOptions options, BiConsumer<FinalStatus, Throwable> thrown) {
        for (Operation operation : Operation.values()) {
            events.put(operation, event.select(Completed.Literal.of(operation)));
        }
        this.options = options;
        this.thrown = thrown;
    }

    /**
     * The same for Java SE, with all asynchronous observers told at once, so that a slow one does not hold the rest up.
     *
     * @param event reaches the observers that the class it was injected into can see
     * @param executor runs asynchronous observers
     * @return what tells them
     */
    public static FinalStatusEvents parallel(Event<FinalStatus> event, Executor executor) {
        return parallel(event, executor, FinalStatusEvents::log);
    }

    /**
     * The same, but passes observers' exceptions to the caller.
     *
     * @param event reaches the observers that the class it was injected into can see
     * @param executor runs asynchronous observers
     * @param thrown takes what an observer threw
     * @return what tells them
     */
    public static FinalStatusEvents parallel(
            Event<FinalStatus> event, Executor executor, BiConsumer<FinalStatus, Throwable> thrown) {
        NotificationOptions options = NotificationOptions.builder()
                .setExecutor(executor)
                // Weld's; other containers do not know it.
                .set("weld.async.notification.mode", "PARALLEL")
                .build();
        return new FinalStatusEvents(event, options, thrown);
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
        ERRORS.write("an observer of " + status.operation() + " " + status.id() + " threw", failure);
    }
}
