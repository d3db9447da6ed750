package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

class InMemoryBackendTest implements AccountCreatorServiceContract {
    private final TestClock clock = new TestClock();
    private final SentMessages sent = new SentMessages();
    private final InMemoryBackend backend = new InMemoryBackend(clock, new TestCodes(), sent);
    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final AccountCreatorService service = backend.on(executor);

    @AfterEach
    void close() {
        service.close();
        executor.shutdownNow();
    }

    @Override
    public AccountCreatorService service() {
        return service;
    }

    @Override
    public SentMessages sent() {
        return sent;
    }

    @Override
    public TestClock clock() {
        return clock;
    }

    @Override
    public boolean addHa1(String username, Algorithm algorithm, String ha1) {
        backend.addHa1(username, DOMAIN, algorithm, ha1);
        return true;
    }
}
