package io.accountcreator.xmlrpc.protocol;

import java.net.URI;
import java.time.Duration;
import org.apache.xmlrpc.XmlRpcException;

/** Calls methods of XML-RPC servers; a call blocks. Thread-safe. */
public final class XmlRpcClient implements AutoCloseable {
    private final HttpTransport transport;
    private final org.apache.xmlrpc.client.XmlRpcClient frame = new org.apache.xmlrpc.client.XmlRpcClient();

    /**
     * Makes a client.
     *
     * @param options how servers are reached
     */
    public XmlRpcClient(HttpOptions options) {
        transport = new HttpTransport(options);
        frame.setTransportFactory(() -> transport);
    }

    /**
     * Calls a method, once: a call whose answer is lost is not sent again. An interrupt of this thread ends it.
     *
     * @param address absolute http or https address of the server
     * @param call what to send
     * @param limit how long the whole of it may take, up to the last byte of the answer
     * @return any well-formed answer
     * @throws XmlRpcOutageException if there is none
     */
    public XmlRpcResponse call(URI address, XmlRpcCall call, Duration limit) throws XmlRpcOutageException {
        try {
            CallConfig config = new CallConfig(address, limit, call.credentials());
            Object[] params = call.params().toArray();
            return XmlRpcResponse.of(frame.execute(config, call.method(), params));
        } catch (XmlRpcOutageException e) {
            throw e;
        } catch (XmlRpcException e) {
            return new XmlRpcResponse.Fault(e.code);
        }
    }

    /** Lets go of the connections. */
    @Override
    public void close() {
        transport.close();
    }
}
