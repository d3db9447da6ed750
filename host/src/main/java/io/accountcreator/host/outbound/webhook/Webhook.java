package io.accountcreator.host.outbound.webhook;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.outbound.audit.AuditDocument;
import io.accountcreator.host.outbound.audit.AuditDocuments;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells a web address how requests ended, if the settings name one. Never blocks; thread-safe. */
public final class Webhook {
    private static final Duration LAST = Duration.ofSeconds(5);

    private final @Nullable RetryQueue deliveries;
    private final AuditDocuments documents;
    private final boolean clear;
    private final Clock clock;

    Webhook(@Nullable RetryQueue deliveries, AuditDocuments documents, boolean clear, Clock clock) {
        this.deliveries = deliveries;
        this.documents = documents;
        this.clear = clear;
        this.clock = clock;
    }

    void tell(FinalStatus status) {
        if (deliveries != null) {
            AuditDocument document = documents.ended(status);
            if (clear) {
                document.with("username", AuditDocuments.username(status));
            }
            deliveries.add(Message.of(document.json(clock.instant())));
        }
    }

    /** Sends what there is, for a few seconds at most. */
    void close() {
        if (deliveries != null) {
            deliveries.close(LAST);
        }
    }
}
