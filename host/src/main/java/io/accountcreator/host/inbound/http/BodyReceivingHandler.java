package io.accountcreator.host.inbound.http;

import io.accountcreator.host.inbound.body.ArrivalLimits;
import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.json.JsonApplication;
import io.accountcreator.host.inbound.json.JsonHead;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has bodies received before a servlet sees the request, by the thread of the connection: what is never there in full keeps
 * neither a thread nor a place in the queue for one. What is refused by its head alone goes on without its body, and is refused.
 */
public final class BodyReceivingHandler implements HttpHandler {
    /** The longest body that any address takes. */
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpHandler servlets;
    private final ArrivingRequests arriving;
    private final ArrivalLimits limits;
    private final Refusals refusals;
    private final JsonHead json;
    private final Set<String> gateway;

    /**
     * Makes the handler.
     *
     * @param gateway where the gateway is, if it needs no more than the body
     */
    public BodyReceivingHandler(
            HttpHandler servlets,
            ArrivingRequests arriving,
            ArrivalLimits limits,
            Refusals refusals,
            JsonHead json,
            Set<String> gateway) {
        this.servlets = servlets;
        this.arriving = arriving;
        this.limits = limits;
        this.refusals = refusals;
        this.json = json;
        this.gateway = gateway;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        EntryPoint entryPoint = entryPoint(exchange);
        if (entryPoint == null) {
            handOn(exchange);
        } else {
            new ArrivingBody(exchange, entryPoint, MOST_BYTES, arriving, refusals, this::handOn).receive(limits.half());
        }
    }

    private void handOn(HttpServerExchange exchange) throws Exception {
        OpenConnection.handled(exchange);
        servlets.handleRequest(exchange);
    }

    /** Whose body is to be received; null if it is none's, or would be refused. */
    private @Nullable EntryPoint entryPoint(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()
                || !exchange.getRequestMethod().equals(Methods.POST)
                || exchange.getRequestContentLength() > MOST_BYTES
                || exchange.getRequestHeaders().contains(Headers.CONTENT_ENCODING)) {
            return null;
        }
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        String path = exchange.getRelativePath();
        if (gateway.contains(path)) {
            return lower.contains("xml") ? EntryPoint.GATEWAY : null;
        }
        String root = JsonApplication.ROOT + "/";
        boolean takes = path.startsWith(root)
                && lower.contains("json")
                && json.admits(
                        path.substring(root.length()),
                        exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION));
        return takes ? EntryPoint.JSON : null;
    }
}
