package io.accountcreator.host.server.deployed;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Answers when it is interrupted, and not before. */
public final class HungBackend implements BlockingBackend {
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public String name() {
        return "hung";
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.IS_ACCOUNT_EXIST);
    }

    @Override
    public Outcome isAccountExist(AccountRequest request) {
        try {
            never.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return Outcome.of(Status.ACCOUNT_EXIST);
    }

    /** Opens when the worker has been interrupted. */
    public CountDownLatch interrupted() {
        return interrupted;
    }
}
