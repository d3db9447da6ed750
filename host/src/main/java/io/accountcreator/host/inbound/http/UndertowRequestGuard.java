package io.accountcreator.host.inbound.http;

import io.accountcreator.host.inbound.json.Reply;
import io.accountcreator.host.inbound.page.ActivationPage;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the servlets. Turns away what the container would answer badly, such as {@code *} by a stack trace in the log,
 * and bodies of whose length servers think differently. And keeps threads from waiting for bodies that nobody reads.
 */
public final class UndertowRequestGuard implements HttpHandler {
    private static final Set<String> COOKIE_READERS = Set.of(ActivationPage.PATHS);

    private final HttpHandler servlets;
    private final Refusals refusals;

    public UndertowRequestGuard(HttpHandler servlets, Refusals refusals) {
        this.servlets = servlets;
        this.refusals = refusals;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        UnreadBody.lookAfter(exchange);
        Framing framing = Framing.problem(
                exchange.getProtocol().toString(),
                lines(exchange, Headers.TRANSFER_ENCODING),
                exchange.getRequestHeaders().contains(Headers.CONTENT_LENGTH));
        if (!exchange.getRelativePath().startsWith("/")) {
            refuse(exchange, refusals, StatusCodes.BAD_REQUEST, "no path");
        } else if (framing != null) {
            refuseUnread(exchange, refusals, framing.status(), framing.reason());
        } else if (isHidden(exchange.getRelativePath())) {
            refuse(exchange, refusals, StatusCodes.NOT_FOUND, "there is nothing here");
        } else {
            if (!COOKIE_READERS.contains(exchange.getRelativePath())) {
                // Nobody else reads cookies, and of an odd one the container makes an error of the server.
                exchange.getRequestHeaders().remove(Headers.COOKIE);
            }
            servlets.handleRequest(exchange);
        }
    }

    /** Refuses a body beyond the limit of the server, of which the container makes an error of the server. */
    public static HttpHandler limited(HttpHandler servlets, Refusals refusals) {
        return exchange -> {
            if (exchange.getRequestContentLength() > exchange.getMaxEntitySize()) {
                refuseUnread(exchange, refusals, StatusCodes.REQUEST_ENTITY_TOO_LARGE, "the body is too large");
            } else {
                servlets.handleRequest(exchange);
            }
        };
    }

    /** The rest of the body is not read, and nothing after it. */
    private static void refuseUnread(HttpServerExchange exchange, Refusals refusals, int http, String reason) {
        exchange.setPersistent(false);
        refuse(exchange, refusals, http, reason);
    }

    private static void refuse(HttpServerExchange exchange, Refusals refusals, int http, String reason) {
        refusals.refused(EntryPoint.SERVER, http, reason, address(exchange));
        send(exchange, Reply.refusal(exchange.getRelativePath(), http, reason));
    }

    /** Answers without the servlets. */
    static void send(HttpServerExchange exchange, Reply reply) {
        exchange.setStatusCode(reply.status());
        reply.allHeaders()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseSender().send(ByteBuffer.wrap(reply.body()));
    }

    /** The container knows these, and answers that they are not there without a word. */
    private static boolean isHidden(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.startsWith("/web-inf") || lower.startsWith("/meta-inf");
    }

    private static List<String> lines(HttpServerExchange exchange, HttpString header) {
        HeaderValues values = exchange.getRequestHeaders().get(header);
        return values == null ? List.of() : List.copyOf(values);
    }

    /** The client's address; null if the connection has none. */
    static @Nullable String address(HttpServerExchange exchange) {
        InetSocketAddress source = exchange.getSourceAddress();
        return source == null || source.getAddress() == null
                ? null
                : source.getAddress().getHostAddress();
    }
}
