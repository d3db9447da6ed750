package io.accountcreator.xmlrpc.protocol;

import org.apache.xmlrpc.XmlRpcException;

/**
 * There is no answer, or none that makes sense; whether the server acted is unknown. The message has nothing of the call or
 * of the answer in it, so it may be logged and told.
 */
public final class XmlRpcOutageException extends XmlRpcException {
    private static final long serialVersionUID = 1L;

    XmlRpcOutageException(String reason) {
        super(reason);
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
