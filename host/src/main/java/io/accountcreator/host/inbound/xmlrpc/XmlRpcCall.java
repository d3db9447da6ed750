package io.accountcreator.host.inbound.xmlrpc;

import java.util.List;

/**
 * A call as it came in. Its parameters may be secrets, so it prints none.
 *
 * @param method name of the method, as sent
 * @param parameters all of them are texts
 */
record XmlRpcCall(String method, List<String> parameters) {
    XmlRpcCall {
        parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "call with " + parameters.size() + " parameters";
    }
}
