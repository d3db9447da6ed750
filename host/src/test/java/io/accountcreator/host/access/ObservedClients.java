package io.accountcreator.host.access;

import io.accountcreator.event.FinalStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes where requests came from. */
@ApplicationScoped
public class ObservedClients {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    void on(@Observes FinalStatus status) {
        seen.add(status.operation() + " " + status.clientAddress());
    }

    public List<String> seen() {
        return seen;
    }
}
