package io.accountcreator.spi;

import io.accountcreator.AccountCreator;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.util.Optional;

/**
 * A service before another one, which it asks for everything that a subclass does not answer itself: override {@link #call}
 * for all operations, or the method of one. A completion may be wrapped on its way, to see how a request ended; then hand
 * {@link Completion#work} on too, as blocking backends need it.
 */
public abstract class ServiceWrapper extends UniformService {
    private final AccountCreatorService wrapped;

    /**
     * Wraps a service.
     *
     * @param wrapped the service that is asked
     */
    protected ServiceWrapper(AccountCreatorService wrapped) {
        this.wrapped = wrapped;
    }

    /** Asks the wrapped service. */
    @Override
    protected Status call(Operation operation, AccountRequest request, Completion completion) {
        return operation.call(wrapped, request, completion);
    }

    @Override
    public String name() {
        return wrapped.name();
    }

    @Override
    public String description() {
        return wrapped.description();
    }

    @Override
    public boolean ready() {
        return wrapped.ready();
    }

    @Override
    public Optional<String> degraded() {
        return wrapped.degraded();
    }

    @Override
    public void undelivered(String phone) throws IOException {
        wrapped.undelivered(phone);
    }

    @Override
    public Optional<String> newUsernameProblem(String username) {
        return wrapped.newUsernameProblem(username);
    }

    @Override
    public void constructor(AccountCreator creator) {
        wrapped.constructor(creator);
    }

    @Override
    public void destructor(AccountCreator creator) {
        wrapped.destructor(creator);
    }

    /** Closes the wrapped service. Where CDI made that one, CDI closes it. */
    @Override
    public void close() {
        wrapped.close();
    }
}
