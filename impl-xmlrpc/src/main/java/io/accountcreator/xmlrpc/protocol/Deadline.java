package io.accountcreator.xmlrpc.protocol;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** When the whole of an exchange has to be over: connecting, TLS, every write and every read. Immutable. */
class Deadline {
    private static final long NANOS_OF_MILLI = 1_000_000;

    /** Has always passed: whoever waits by it takes what is there already, at no cost. */
    static final Deadline PASSED = new Deadline(Long.MIN_VALUE / 2) {
        @Override
        int millisLeft() throws SocketTimeoutException {
            throw NothingThere.AT_ONCE;
        }
    };

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    private static final class NothingThere extends SocketTimeoutException {
        static final NothingThere AT_ONCE = new NothingThere();
        private static final long serialVersionUID = 1L;

        /** It is thrown once for each call, and nobody looks where. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** Gives what may be waited for one more step, at least 1; throws when nothing is left. */
    int millisLeft() throws SocketTimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("the time is up");
        }
        return (int) Math.min(Integer.MAX_VALUE, left / NANOS_OF_MILLI + 1);
    }
}
