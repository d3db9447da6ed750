package org.example.shop;

import static io.accountcreator.spi.Operation.CREATE_ACCOUNT;

import io.accountcreator.event.Completed;
import io.accountcreator.event.FinalStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Observes how requests ended. */
@ApplicationScoped
public class Welcome {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    void onCreateAccount(@ObservesAsync @Completed(CREATE_ACCOUNT) FinalStatus status) {
        seen.add("welcome " + status.username() + ": " + status.status());
    }

    void onAnything(@Observes FinalStatus status) {
        seen.add(status.operation() + " " + status.username() + ": " + status.status());
    }

    List<String> seen() {
        return List.copyOf(seen);
    }
}
