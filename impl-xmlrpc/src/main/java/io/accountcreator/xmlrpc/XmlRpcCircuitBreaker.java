package io.accountcreator.xmlrpc;

import dev.failsafe.CircuitBreaker;
import io.accountcreator.xmlrpc.protocol.XmlRpcOutageException;
import io.accountcreator.xmlrpc.protocol.XmlRpcResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps callers from waiting for a server that does not answer: after some calls in a row without an answer it is left alone
 * for a while, then one harmless call tries whether it is back. Any answer counts, also one that makes no sense. And there
 * are only so many calls under way. Thread-safe.
 */
final class XmlRpcCircuitBreaker {
    private static final Logger LOG = System.getLogger(XmlRpcCircuitBreaker.class.getName());
    /** A server that answers gives a place back much sooner. */
    private static final long WAIT_MILLIS = 50;

    private final Semaphore places;
    private final CircuitBreaker<Object> breaker;

    /** A call. */
    interface Call {
        XmlRpcResponse run() throws XmlRpcOutageException;
    }

    /** There is no place for a call, or the server is left alone; nothing was sent. */
    static final class ShutException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean full;

        private ShutException(boolean full) {
            super(
                    full ? "too many calls under way" : "it has not answered lately and is left alone",
                    null,
                    false,
                    false);
            this.full = full;
        }

        boolean isFull() {
            return full;
        }
    }

    XmlRpcCircuitBreaker(String place, XmlRpcConfig.Limits limits) {
        places = new Semaphore(limits.calls());
        breaker = CircuitBreaker.builder()
                .withFailureThreshold(limits.failures())
                .withSuccessThreshold(1)
                .withDelay(limits.pause())
                .onOpen(event -> LOG.log(Level.WARNING, "{0} does not answer and is left alone", place))
                .onClose(event -> LOG.log(Level.INFO, "{0} answers again", place))
                .build();
    }

    /**
     * Runs a call if there is a place and the server is not left alone.
     *
     * @param harmless tries whether it is back, in the place of a call that may change something
     */
    XmlRpcResponse run(Call call, Call harmless) throws XmlRpcOutageException, ShutException {
        enter();
        try {
            // Asked only with a place: a permission to try has to be used.
            if (!breaker.tryAcquirePermit()) {
                throw new ShutException(false);
            }
            if (breaker.isHalfOpen()) {
                tryOut(harmless);
            }
            return counted(call);
        } finally {
            places.release();
        }
    }

    private void enter() throws ShutException {
        try {
            if (breaker.isOpen() && breaker.getRemainingDelay().toMillis() > 0) {
                throw new ShutException(false);
            }
            if (!places.tryAcquire() && !places.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new ShutException(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShutException(true);
        }
    }

    private void tryOut(Call harmless) throws ShutException {
        try {
            counted(harmless);
        } catch (XmlRpcOutageException e) {
            if (e.kind().isSilence()) {
                throw new ShutException(false);
            }
        }
    }

    private XmlRpcResponse counted(Call call) throws XmlRpcOutageException {
        boolean silence = false;
        try {
            return call.run();
        } catch (XmlRpcOutageException e) {
            silence = e.kind().isSilence();
            throw e;
        } finally {
            if (silence) {
                breaker.recordFailure();
            } else {
                breaker.recordSuccess();
            }
        }
    }
}
