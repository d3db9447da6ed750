package io.accountcreator.spi;

import io.accountcreator.event.MessagesStopped;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A context made of its parts. */
record GivenContext(
        Settings settings,
        Executor executor,
        Clock clock,
        CodeGenerator codes,
        MessageSender sender,
        Consumer<MessagesStopped> observer)
        implements BackendContext {

    @Override
    public void tell(MessagesStopped event) {
        observer.accept(event);
    }
}
