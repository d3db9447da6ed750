package io.accountcreator.host.server.deployed;

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

    /** What synchronous observers were told about a user. */
    public List<FinalStatus> about(String username) {
        return about(sync, username);
    }

    /** What asynchronous observers were told about a user. */
    public List<FinalStatus> asyncAbout(String username) {
        return about(async, username);
    }

    /** What those were told who ask for creations only. */
    public List<FinalStatus> created() {
        return List.copyOf(created);
    }

    private static List<FinalStatus> about(List<FinalStatus> told, String username) {
        return told.stream()
                .filter(status -> username.equals(status.username()))
                .toList();
    }
}
