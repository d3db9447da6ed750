package io.accountcreator.xmlrpc;

import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.xmlrpc.protocol.XmlRpcCall;
import io.accountcreator.xmlrpc.protocol.XmlRpcClient;
import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException;
import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException.Kind;
import io.accountcreator.xmlrpc.protocol.XmlRpcResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The servers that are asked, each behind a circuit breaker. Thread-safe. */
final class XmlRpcServers implements AutoCloseable {
    private static final Logger LOG = System.getLogger(XmlRpcServers.class.getName());
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    /** Changes nothing; every server knows it, and if one does not, its fault is an answer too. */
    private static final XmlRpcCall PROBE = XmlRpcCall.of("system.listMethods");

    private final XmlRpcClient client;
    private final XmlRpcConfig.Limits limits;
    private final Duration timeout;
    private final Duration probeLimit;
    private final Map<URI, XmlRpcCircuitBreaker> guards = new ConcurrentHashMap<>();

    /** Finds out what became of a call that the server may have acted on. */
    interface Inquiry {
        Optional<Outcome> after(URI address, Kind lost);
    }

    XmlRpcServers(XmlRpcConfig config) {
        client = new XmlRpcClient(config.http());
        limits = config.limits();
        timeout = config.timeout();
        probeLimit = timeout.compareTo(PROBE_LIMIT) < 0 ? timeout : PROBE_LIMIT;
    }

    /** Asks once. Without an answer the outcome is a failure, unless an inquiry finds out more. */
    Outcome ask(URI address, XmlRpcCall call, Function<XmlRpcResponse, Outcome> meaning, Inquiry inquiry) {
        Outcome outcome;
        Kind kind = Kind.SENSELESS;
        try {
            outcome = meaning.apply(call(address, call));
        } catch (XmlRpcOutageException e) {
            outcome = Outcome.failed(Failure.OUTAGE, e.reason());
            kind = e.kind();
        } catch (XmlRpcCircuitBreaker.ShutException e) {
            return Outcome.failed(e.isFull() ? Failure.NO_ROOM : Failure.OUTAGE, String.valueOf(e.getMessage()));
        }
        return outcome.failure() == Failure.OUTAGE
                        && kind.isUnknown()
                        && !Thread.currentThread().isInterrupted()
                ? inquiry.after(address, kind).orElse(outcome)
                : outcome;
    }

    XmlRpcResponse call(URI address, XmlRpcCall call) throws XmlRpcOutageException, XmlRpcCircuitBreaker.ShutException {
        return breaker(address)
                .run(() -> client.call(address, call, timeout), () -> client.call(address, PROBE, probeLimit));
    }

    /** Says whether a server gives any well-formed answer now, past its circuit breaker. */
    boolean answers(URI address) {
        try {
            client.call(address, PROBE, probeLimit);
            return true;
        } catch (XmlRpcOutageException e) {
            LOG.log(Level.DEBUG, "not ready, {0}: {1}", place(address), e.reason());
            return false;
        }
    }

    /** An address for logs: its query may hold a key. */
    static String place(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }

    @Override
    public void close() {
        client.close();
    }

    private XmlRpcCircuitBreaker breaker(URI address) {
        return guards.computeIfAbsent(address, known -> new XmlRpcCircuitBreaker(place(known), limits));
    }
}
