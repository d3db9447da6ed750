package io.accountcreator.xmlrpc.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method and its parameters, which go by position and are all texts. Immutable.
 *
 * @param method name of the method
 * @param params the parameters; an empty text for one that is not set
 * @param credentials of the account that it is about, for a server that asks for them; null for none
 */
public record XmlRpcCall(
        String method, List<String> params, @Nullable HttpCredentials credentials) {
    /**
     * Makes a call.
     *
     * @param method name of the method
     * @param params the parameters, by position
     * @return the call
     */
    public static XmlRpcCall of(String method, String... params) {
        return new XmlRpcCall(method, List.of(params), null);
    }

    /**
     * Adds credentials, for a server that asks for them.
     *
     * @param shown those of the account that the call is about
     * @return the changed copy
     */
    public XmlRpcCall as(HttpCredentials shown) {
        return new XmlRpcCall(method, params, shown);
    }

    /** Prints no parameter: passwords and codes are among them. */
    @Override
    public String toString() {
        return method + '/' + params.size();
    }
}
