package io.accountcreator.host.start;

import io.accountcreator.host.observe.Door;
import io.accountcreator.host.observe.Refusals;
import io.accountcreator.host.page.ActivationPage;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the servlets. Turns away what the container would answer badly: {@code *} by a stack trace in the log, TRACE
 * by repeating the headers. And keeps threads from waiting for bodies that nobody reads: when a servlet has answered, the
 * container reads the rest of the body on the servlet's thread, for as long as the client takes, so that a few unfinished
 * requests would take all threads.
 */
final class Doorkeeper implements HttpHandler {
    private static final Set<String> COOKIE_READERS = Set.of(ActivationPage.PATHS);

    private final HttpHandler servlets;
    private final Refusals refusals;

    Doorkeeper(HttpHandler servlets, Refusals refusals) {
        this.servlets = servlets;
        this.refusals = refusals;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.getRelativePath().startsWith("/")) {
            note(exchange, refusals, StatusCodes.BAD_REQUEST, "no path");
            exchange.setStatusCode(StatusCodes.BAD_REQUEST).endExchange();
        } else if (exchange.getRequestMethod().equals(Methods.TRACE)) {
            note(exchange, refusals, StatusCodes.METHOD_NOT_ALLOWED, "TRACE is not taken");
            exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED).endExchange();
        } else {
            if (!COOKIE_READERS.contains(exchange.getRelativePath())) {
                // Nobody else reads cookies, and of an odd one the container makes an error of the server.
                exchange.getRequestHeaders().remove(Headers.COOKIE);
            }
            exchange.addResponseCommitListener(Doorkeeper::letGoOfTheBody);
            servlets.handleRequest(exchange);
        }
    }

    /** Refuses a body beyond the limit of the server, of which the container makes an error of the server. */
    static HttpHandler limited(HttpHandler servlets, Refusals refusals) {
        return exchange -> {
            if (exchange.getRequestContentLength() > exchange.getMaxEntitySize()) {
                note(exchange, refusals, StatusCodes.REQUEST_ENTITY_TOO_LARGE, "the body is too large");
                exchange.setStatusCode(StatusCodes.REQUEST_ENTITY_TOO_LARGE).setPersistent(false);
                exchange.getConnection().terminateRequestChannel(exchange);
                exchange.endExchange();
            } else {
                servlets.handleRequest(exchange);
            }
        };
    }

    private static void note(HttpServerExchange exchange, Refusals refusals, int http, String reason) {
        refusals.refused(Door.SERVER, http, reason, address(exchange));
    }

    /** The client's address; null if the connection has none. */
    static @Nullable String address(HttpServerExchange exchange) {
        InetSocketAddress source = exchange.getSourceAddress();
        return source == null || source.getAddress() == null
                ? null
                : source.getAddress().getHostAddress();
    }

    private static void letGoOfTheBody(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()) {
            return;
        }
        if (exchange.isRequestChannelAvailable()) {
            // What the container cannot get any more is left to Undertow, which reads without a thread.
            exchange.getRequestChannel();
        } else {
            exchange.setPersistent(false);
            exchange.getConnection().terminateRequestChannel(exchange);
        }
    }
}
