package io.accountcreator.xmlrpc.protocol;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;

/** Calls methods of XML-RPC servers; a call blocks. Thread-safe. */
public final class XmlRpcClient implements AutoCloseable {
    private final HttpTransport transport;
    private final org.apache.xmlrpc.client.XmlRpcClient frame = new org.apache.xmlrpc.client.XmlRpcClient();

    /**
     * Makes a client.
     *
     * @param connectTimeout how long a connection may take to come about
     */
    public XmlRpcClient(Duration connectTimeout) {
        transport = new HttpTransport(connectTimeout);
        frame.setTransportFactory(() -> transport);
    }

    /**
     * Calls a method, once: a call whose answer is lost is not sent again. An interrupt of this thread ends it.
     *
     * @param address absolute http or https address of the server
     * @param call what to send
     * @param limit how long the whole of it may take, up to the last byte of the answer; less than 24 days
     * @return any well-formed answer
     * @throws XmlRpcOutageException if there is none
     */
    public XmlRpcResponse call(URI address, XmlRpcCall call, Duration limit) throws XmlRpcOutageException {
        try {
            Object[] params = call.params().toArray();
            return XmlRpcResponse.of(frame.execute(config(address, limit), call.method(), params));
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

    private static XmlRpcClientConfigImpl config(URI address, Duration limit) throws XmlRpcOutageException {
        XmlRpcClientConfigImpl config = new XmlRpcClientConfigImpl();
        try {
            config.setServerURL(address.toURL());
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new XmlRpcOutageException("the address cannot be used");
        }
        config.setReplyTimeout(Math.toIntExact(limit.toMillis()));
        config.setEnabledForExtensions(false);
        config.setEnabledForExceptions(false);
        config.setGzipRequesting(false);
        return config;
    }
}
