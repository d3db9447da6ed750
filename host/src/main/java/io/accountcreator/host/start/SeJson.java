package io.accountcreator.host.start;

import io.accountcreator.host.observe.Door;
import io.accountcreator.host.observe.Refusals;
import io.accountcreator.host.rest.JsonApplication;
import io.accountcreator.host.rest.JsonDoor;
import io.accountcreator.host.rest.Reply;
import io.undertow.Handlers;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.io.Receiver;
import io.undertow.io.Receiver.RequestToLargeException;
import io.undertow.predicate.Predicates;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.cdi.CdiInjectorFactory;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.xnio.XnioExecutor.Key;

/** Jakarta REST on Java SE: what a server does by itself for an application that has a path. */
final class SeJson {
    private static final int RECEIVE_SECONDS = 10;

    private SeJson() {}

    static ServletInfo servlet() {
        return Servlets.servlet("rest", HttpServlet30Dispatcher.class)
                .setAsyncSupported(true)
                .setLoadOnStartup(1)
                .addInitParam("jakarta.ws.rs.Application", JsonApplication.class.getName())
                .addInitParam("resteasy.servlet.mapping.prefix", JsonApplication.ROOT)
                .addInitParam("resteasy.injector.factory", CdiInjectorFactory.class.getName())
                .addMapping(JsonDoor.PATHS);
    }

    /**
     * Has the body received before a thread is taken, as Jakarta REST reads it on one that would wait for the client; and
     * gives up on a body that takes too long.
     */
    static HttpHandler bodyFirst(HttpHandler servlets, Refusals refusals) {
        return Handlers.predicate(
                Predicates.prefix(JsonApplication.ROOT), exchange -> receive(exchange, servlets, refusals), servlets);
    }

    /** All of this is done by one thread, that of the connection. */
    private static void receive(HttpServerExchange exchange, HttpHandler servlets, Refusals refusals) {
        if (exchange.getRequestContentLength() > JsonDoor.MOST_BYTES) {
            refuse(exchange, JsonDoor.tooLarge(), refusals);
            return;
        }
        Key alarm = exchange.getIoThread()
                .executeAfter(() -> refuse(exchange, JsonDoor.late(), refusals), RECEIVE_SECONDS, TimeUnit.SECONDS);
        Receiver receiver = exchange.getRequestReceiver();
        receiver.setMaxBufferSize(JsonDoor.MOST_BYTES);
        receiver.receiveFullBytes(
                (received, body) -> {
                    if (alarm.remove()) {
                        handOn(received, body, servlets);
                    }
                },
                (broken, thrown) -> {
                    if (alarm.remove()) {
                        refuse(
                                broken,
                                thrown instanceof RequestToLargeException ? JsonDoor.tooLarge() : JsonDoor.broken(),
                                refusals);
                    }
                });
    }

    private static void handOn(HttpServerExchange exchange, byte[] body, HttpHandler servlets) {
        // It was told to go on when its body was asked for.
        exchange.getRequestHeaders().remove(Headers.EXPECT);
        if (body.length > 0) {
            Connectors.ungetRequestBytes(exchange, new ReceivedBody(body));
        }
        if (!exchange.isRequestChannelAvailable()) {
            Connectors.resetRequestChannel(exchange);
        }
        exchange.dispatch(servlets);
    }

    private static void refuse(HttpServerExchange exchange, Reply reply, Refusals refusals) {
        String address = Doorkeeper.address(exchange);
        reply.noteIn((http, reason) -> refusals.refused(Door.JSON, http, reason, address));
        Doorkeeper.send(exchange, reply);
    }

    /** Looks like a buffer of the server's pool. */
    private static final class ReceivedBody implements PooledByteBuffer {
        private final ByteBuffer bytes;

        ReceivedBody(byte[] body) {
            bytes = ByteBuffer.wrap(body);
        }

        @Override
        public ByteBuffer getBuffer() {
            return bytes;
        }

        @Override
        public void close() {}

        @Override
        public boolean isOpen() {
            return true;
        }
    }
}
