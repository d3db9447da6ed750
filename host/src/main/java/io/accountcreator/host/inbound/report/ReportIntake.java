package io.accountcreator.host.inbound.report;

import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.inbound.body.MediaTypes;
import io.accountcreator.host.inbound.json.Reply;
import io.accountcreator.host.outbound.message.sms.MessageReference;
import io.accountcreator.host.outbound.message.sms.ReportAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one report: first by the head of the request, as what has no reference of ours need not be read, then by its
 * fields. Thread-safe.
 */
final class ReportIntake {
    static final int MOST_BYTES = 16 * 1024;

    /** Providers try for three days at most to deliver a message, and may take another one to say so. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Logger LOG = System.getLogger(ReportIntake.class.getName());
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RETRY_SECONDS = "60";

    private final ReportAddress address;
    private final ReportProvider provider;
    private final ReportHandler handler;
    private final AccessControl access;
    private final Clock clock;

    ReportIntake(ReportAddress address, ReportHandler handler, AccessControl access, Clock clock) {
        this.address = address;
        this.handler = handler;
        this.access = access;
        this.clock = clock;
        provider = ReportProvider.of(address);
    }

    /**
     * What the head of a request tells.
     *
     * @param client who sends it, null if that is not known
     * @param message which message it is about
     * @param signature what {@link ReportProvider#signature} gave
     * @param json whether the body is JSON
     */
    record Head(@Nullable InetAddress client, MessageReference message, String signature, boolean json) {}

    /** A head, or why nothing more of the request is read. */
    record CheckedHead(@Nullable Head head, @Nullable Reply refusal) {}

    CheckedHead look(HttpServletRequest request, @Nullable InetAddress client) {
        if (!provider.methods().contains(request.getMethod())) {
            String allowed =
                    String.join(", ", provider.methods().stream().sorted().toList());
            return refused(
                    ReportExchange.refusal(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "only " + allowed + " is taken")
                            .with("Allow", allowed));
        }
        Optional<MessageReference> message = message(request);
        if (message.isEmpty()) {
            return refused(unproven(client, "the reference is none of ours, or too old"));
        }
        String signature = provider.signature(request);
        if (signature == null) {
            return refused(unproven(client, "it is not signed"));
        }
        boolean json = isOf(request, "application/json");
        if (request.getMethod().equals("POST")
                && (request.getHeader("Content-Encoding") != null
                        || !(json || isOf(request, "application/x-www-form-urlencoded")))) {
            return refused(ReportExchange.refusal(
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "only a form or JSON is taken"));
        }
        return request.getContentLengthLong() > MOST_BYTES
                ? refused(ReportExchange.tooLarge())
                : new CheckedHead(new Head(client, message.get(), signature, json), null);
    }

    private static CheckedHead refused(Reply why) {
        return new CheckedHead(null, why);
    }

    private Optional<MessageReference> message(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.isEmpty()
                ? Optional.empty()
                : address.read(path.substring(1))
                        .filter(found ->
                                Duration.between(found.sent(), clock.instant()).compareTo(LONGEST) <= 0);
    }

    private static boolean isOf(HttpServletRequest request, String media) {
        String type = request.getContentType();
        return type != null && MediaTypes.withoutParameters(type).equals(media);
    }

    /** Takes what the provider sent; null if it is noted. May block. */
    @Nullable
    Reply take(Head head, String text) {
        ReportFields fields;
        try {
            fields = head.json() ? ReportFields.ofJson(text) : ReportFields.ofForm(text);
        } catch (IllegalArgumentException e) {
            return unproven(
                    head.client(), HttpServletResponse.SC_BAD_REQUEST, "it is no form or JSON object of a report");
        }
        MessageReference message = head.message();
        if (!provider.isSigned(head.signature(), address.url(message.sealed()), message.phone(), fields)) {
            return unproven(head.client(), "the signature is not the provider's");
        }
        try {
            handler.take(message, provider.report(fields));
            return null;
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "{0}: a report is not noted, the provider is asked to send it again: {1}",
                    message.text(),
                    e.getMessage());
            return ReportExchange.refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the report could not be noted")
                    .with("Retry-After", RETRY_SECONDS);
        }
    }

    private Reply unproven(@Nullable InetAddress client, String why) {
        return unproven(client, HttpServletResponse.SC_FORBIDDEN, why);
    }

    /** Whoever tries on is told to wait; reports that are proven never are. */
    private Reply unproven(@Nullable InetAddress client, int status, String why) {
        return access.refuseUnproven(client)
                .map(wait -> ReportExchange.refusal(TOO_MANY_REQUESTS, "too many requests")
                        .with("Retry-After", Long.toString(wait.toSeconds())))
                .orElseGet(() -> ReportExchange.refusal(status, why));
    }
}
