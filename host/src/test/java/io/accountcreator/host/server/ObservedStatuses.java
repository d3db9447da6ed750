package io.accountcreator.host.server;

import io.accountcreator.event.Completed;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Observers of every kind, in the deployed application. */
@ApplicationScoped
public class ObservedStatuses {
    private final List<FinalStatus> sync = new CopyOnWriteArrayList<>();
    private final List<FinalStatus> async = new CopyOnWriteArrayList<>();
    private final List<FinalStatus> created = new CopyOnWriteArrayList<>();

    void onAny(@Observes FinalStatus status) {
        sync.add(status);
    }

    void onAnyAsync(@ObservesAsync FinalStatus status) {
        async.add(status);
    }

    void onCreateAccount(@ObservesAsync @Completed(Operation.CREATE_ACCOUNT) FinalStatus status) {
        created.add(status);
    }

    public List<FinalStatus> sync() {
        return List.copyOf(sync);
    }

    public List<FinalStatus> async() {
        return List.copyOf(async);
    }

    public List<FinalStatus> created() {
        return List.copyOf(created);
    }

    public void forget() {
        sync.clear();
        async.clear();
        created.clear();
    }
}
