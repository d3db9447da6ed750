package io.accountcreator.xmlrpc.protocol;

import org.apache.xmlrpc.XmlRpcException;

/**
 * There is no answer, or none that makes sense; whether the server acted is unknown, unless the kind says so. The message has nothing of the call or
 * of the answer in it, so it may be logged and told.
 */
public final class XmlRpcOutageException extends XmlRpcException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** How far a call got. */
    public enum Kind {
        /** It has something in it that cannot be sent, and was not. */
        UNSENDABLE,
        /** There was no connection to send it on. */
        UNREACHABLE,
        /** The server refused it without looking at it. */
        REFUSED,
        /** It was sent, and the time was up before the answer was there; the server may be at it still. */
        LATE,
        /** It was sent, and the answer did not come, or not to its end. */
        LOST,
        /** It was sent, and what was answered does not make sense. */
        SENSELESS;

        /**
         * Says whether the server may have acted.
         *
         * @return true if the call was sent and not refused
         */
        public boolean isUnknown() {
            return this == LATE || this == LOST || this == SENSELESS;
        }

        /**
         * Says whether the server did not answer at all.
         *
         * @return true if waiting for it costs time for nothing
         */
        public boolean isSilence() {
            return this == UNREACHABLE || this == LATE || this == LOST;
        }
    }

    XmlRpcOutageException(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    /** For an answer that came and is not taken. */
    static XmlRpcOutageException refused(String what) {
        return new XmlRpcOutageException(Kind.SENSELESS, "the answer is refused: " + what);
    }

    /**
     * Says how far the call got.
     *
     * @return never null
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Says why.
     *
     * @return a few words, without secrets
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
