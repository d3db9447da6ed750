package io.accountcreator.xmlrpc.protocol;

import java.util.List;

/**
 * A method and its parameters, which go by position and are all texts. Immutable.
 *
 * @param method name of the method
 * @param params the parameters; an empty text for one that is not set
 */
public record XmlRpcCall(String method, List<String> params) {
    /**
     * Makes a call.
     *
     * @param method name of the method
     * @param params the parameters, by position
     * @return the call
     */
    public static XmlRpcCall of(String method, String... params) {
        return new XmlRpcCall(method, List.of(params));
    }

    /** Prints no parameter: passwords and codes are among them. */
    @Override
    public String toString() {
        return method + '/' + params.size();
    }
}
