package io.accountcreator.host.inbound.http;

import io.accountcreator.host.inbound.body.ArrivalLimits;
import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.body.RateLimitedLog;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/**
 * The open connections: how many there may be, and how many of one client. When there are more, one on which nothing is being
 * answered makes room: of the clients that have the most, the one that has waited longest. So whoever comes is served, however
 * many others keep connections open. Thread-safe.
 */
public final class Connections {
    private static final Logger LOG = System.getLogger(Connections.class.getName());

    private final ArrivalLimits limits;
    private final ArrivingRequests arriving;
    private final Function<InetAddress, Optional<Object>> clients;
    private final RateLimitedLog notice;
    private final Map<InetSocketAddress, OpenConnection> open = new HashMap<>();
    private final Map<Object, Client> perClient = new HashMap<>();

    /**
     * Makes the count.
     *
     * @param clients tells by an address whose a connection is; empty if it is a proxy's, which has it for many
     */
    public Connections(
            ArrivalLimits limits, ArrivingRequests arriving, Function<InetAddress, Optional<Object>> clients) {
        this.limits = limits;
        this.arriving = arriving;
        this.clients = clients;
        notice = new RateLimitedLog(
                LOG,
                "{0} connections were closed, those that had waited longest, to make room for others:"
                        + " accountcreator.http.connections lets " + limits.connections()
                        + " be open, and accountcreator.http.connections-per-client " + limits.connectionsPerClient()
                        + " of one client that is no proxy of accountcreator.http.trusted-proxies",
                System::nanoTime);
    }

    /** Takes a new connection in; null if there is no room, as on all others something is being answered. */
    @Nullable
    OpenConnection admit(StreamConnection channel) {
        InetAddress address = channel.getPeerAddress(InetSocketAddress.class).getAddress();
        Object client = clients.apply(address).orElse(null);
        OpenConnection victim = makeRoom(client);
        while (victim != null) {
            notice.happened();
            victim.cut();
            victim = makeRoom(client);
        }
        return add(channel, client);
    }

    /** Whose connections are counted together, and how many there are. */
    static final class Client {
        private final Object key;
        private int connections;

        private Client(Object key) {
            this.key = key;
        }
    }

    private synchronized @Nullable OpenConnection makeRoom(@Nullable Object key) {
        Client client = key == null ? null : perClient.get(key);
        OpenConnection victim = null;
        if (count(client) >= limits.connectionsPerClient()) {
            victim = longestWaiting(client);
        } else if (open.size() >= limits.connections()) {
            victim = longestWaiting(null);
        }
        if (victim != null) {
            remove(victim);
        }
        return victim;
    }

    private synchronized @Nullable OpenConnection add(StreamConnection channel, @Nullable Object key) {
        Client client = key == null ? null : perClient.computeIfAbsent(key, Client::new);
        if (count(client) >= limits.connectionsPerClient() || open.size() >= limits.connections()) {
            notice.happened();
            return null;
        }
        OpenConnection connection = new OpenConnection(channel, client, arriving);
        open.put(connection.peer(), connection);
        if (client != null) {
            client.connections++;
        }
        return connection;
    }

    private void remove(OpenConnection connection) {
        Client client = connection.client();
        if (open.remove(connection.peer(), connection) && client != null && --client.connections == 0) {
            perClient.remove(client.key);
        }
    }

    /** None for a proxy, which may have as many as there are. */
    private static int count(@Nullable Client client) {
        return client == null ? 0 : client.connections;
    }

    /** Of one client or, with null, of those that have the most; null if something is being answered on all. */
    private @Nullable OpenConnection longestWaiting(@Nullable Client client) {
        OpenConnection found = null;
        int most = -1;
        for (OpenConnection connection : open.values()) {
            if (connection.isAnswering() || (client != null && client != connection.client())) {
                continue;
            }
            int count = count(connection.client());
            if (found == null || count > most || (count == most && connection.since() - found.since() < 0)) {
                found = connection;
                most = count;
            }
        }
        return found;
    }

    /** Takes note that a connection is closed. */
    void closed(OpenConnection connection) {
        connection.ended();
        synchronized (this) {
            remove(connection);
        }
    }

    /** Takes note of every request before it is handled. */
    HttpHandler watching(HttpHandler next) {
        return exchange -> {
            OpenConnection connection = of(exchange);
            if (connection != null) {
                connection.begun(exchange);
                exchange.addExchangeCompleteListener(
                        (ended, others) -> connection.answerGiven(ended, () -> left(ended), others::proceed));
            }
            next.handleRequest(exchange);
        };
    }

    private synchronized @Nullable OpenConnection of(HttpServerExchange exchange) {
        return open.get(exchange.getConnection().getPeerAddress(InetSocketAddress.class));
    }

    private static int left(HttpServerExchange exchange) {
        PooledByteBuffer extra = ((HttpServerConnection) exchange.getConnection()).getExtraBytes();
        return extra == null ? 0 : extra.getBuffer().remaining();
    }
}
