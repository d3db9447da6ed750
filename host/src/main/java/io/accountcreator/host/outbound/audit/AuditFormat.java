package io.accountcreator.host.outbound.audit;

import java.time.Instant;

/** How a document becomes a line. */
enum AuditFormat {
    /** Words such as {@code status=ACCOUNT_CREATED}; the log says when it was. */
    TEXT,
    /** One JSON object. */
    JSON,
    /** Nothing is written. */
    OFF;

    String line(AuditDocument document, Instant time) {
        return this == JSON ? document.json(time) : document.words();
    }
}
