package io.accountcreator.host.outbound.audit;

import io.accountcreator.Field;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.access.operation.AskedOperation;
import org.jspecify.annotations.Nullable;

/** Makes documents of events: no secrets, and people by their pseudonyms. Thread-safe. */
public final class AuditDocuments {
    private final Pseudonyms pseudonyms;
    private final AddressPrecision addresses;

    AuditDocuments(Pseudonyms pseudonyms, AddressPrecision addresses) {
        this.pseudonyms = pseudonyms;
        this.addresses = addresses;
    }

    /**
     * Tells how a request ended.
     *
     * @param status the final status
     * @return id, operation, status, failure, backend, domain, subject, phone, address and duration, as far as there are such
     */
    public AuditDocument ended(FinalStatus status) {
        return new AuditDocument("request.ended")
                .with("id", status.id())
                .with("operation", AskedOperation.of(status.operation()).javaName())
                .with("status", status.status().name())
                .with(
                        "failure",
                        status.failure() == null ? null : status.failure().name())
                .with("backend", status.backend())
                .with("domain", status.domain())
                .with("subject", pseudonyms.account(username(status), status.domain()))
                .with("phone", pseudonyms.phone(status.phone()))
                .with("address", addresses.of(status.clientAddress()))
                .with("ms", status.duration().toMillis());
    }

    /**
     * Finds the name of the account that a request was about.
     *
     * @param status the final status
     * @return the name that was asked for, else the one that the backend told; null if there is neither
     */
    public static @Nullable String username(FinalStatus status) {
        return status.username() != null ? status.username() : status.changed().get(Field.USERNAME);
    }

    AuditDocument refused(EntryPoint entryPoint, int http, String reason, @Nullable String address) {
        return new AuditDocument("request.refused")
                .with("door", entryPoint.word())
                .with("http", http)
                .with("reason", reason)
                .with("address", addresses.of(address));
    }

    AuditDocument account(AuditDocument document, String username, String domain) {
        return document.with("domain", domain).with("subject", pseudonyms.account(username, domain));
    }

    AuditDocument leftOut(long refusals) {
        return new AuditDocument("refusals.left-out").with("count", refusals);
    }
}
