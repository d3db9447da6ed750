package io.accountcreator.spi;

import static io.accountcreator.status.Status.NOT_IMPLEMENTED_ERROR;
import static io.accountcreator.status.Status.REQUEST_OK;

import io.accountcreator.status.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Runs the functions of a blocking backend on an executor; what can be said without blocking is said at once. */
final class BlockingService extends UniformService {
    private final BlockingBackend backend;
    private final Set<Operation> operations;
    private final Executor executor;

    BlockingService(BlockingBackend backend, Executor executor) {
        this.backend = backend;
        this.operations = Set.copyOf(backend.operations());
        this.executor = executor;
    }

    @Override
    protected Status call(Operation operation, AccountRequest request, Completion completion) {
        if (!operations.contains(operation)) {
            return NOT_IMPLEMENTED_ERROR;
        }
        Status provisional = backend.check(operation, request);
        if (provisional == REQUEST_OK) {
            executor.execute(() -> completion.work(() -> operation.run(backend, request)));
        }
        return provisional;
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public String description() {
        return backend.description();
    }

    @Override
    public boolean ready() {
        return backend.ready();
    }

    @Override
    public Optional<String> degraded() {
        return backend.degraded();
    }

    @Override
    public void undelivered(String phone) throws IOException {
        backend.undelivered(phone);
    }

    @Override
    public Optional<String> newUsernameProblem(String username) {
        return backend.newUsernameProblem(username);
    }

    @Override
    public void close() {
        backend.close();
    }
}
