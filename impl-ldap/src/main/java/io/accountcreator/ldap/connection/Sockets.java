package io.accountcreator.ldap.connection;

import io.accountcreator.ldap.config.LdapServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one connection, on which the JDK checks whose certificate it is (RFC 4513 section 3.1.3): the LDAP library's
 * own check is off by default, and spares loopback addresses when it is on. Whoever made it can break it off, also in the
 * middle of a handshake. One for each connection: the library locks it while it shakes hands.
 */
final class Sockets extends SSLSocketFactory {
    private final @Nullable SSLSocketFactory tls;
    private final boolean startTls;
    private final String host;
    private final int timeoutMillis;
    /** Not this: the library locks that for as long as a handshake takes. */
    private final Object lock = new Object();

    private @Nullable Socket plain;
    private boolean broken;

    Sockets(LdapServers servers, String host) {
        tls = servers.tls();
        startTls = servers.startTls();
        timeoutMillis = servers.millis();
        this.host = host;
    }

    /** Refuses, upon which the library asks for one that is connected already. */
    @Override
    public Socket createSocket() throws IOException {
        throw new SocketException("connected ones only");
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        Socket socket = begin();
        try {
            socket.connect(new InetSocketAddress(address, port), timeoutMillis);
            return tls == null || startTls ? socket : createSocket(socket, host, port, true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(Socket socket, String ignored, int port, boolean autoClose) throws IOException {
        if (tls == null) {
            throw new SocketException("no TLS asked for");
        }
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, host, port, autoClose);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        encrypted.setSSLParameters(parameters);
        return encrypted;
    }

    private Socket begin() throws IOException {
        synchronized (lock) {
            if (broken) {
                throw new SocketException("too late");
            }
            Socket socket = new Socket();
            plain = socket;
            return socket;
        }
    }

    /** Ends whatever the connection is at. */
    void breakOff() {
        try {
            synchronized (lock) {
                broken = true;
                if (plain != null) {
                    plain.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        return createSocket(InetAddress.getByName(name), port);
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(name, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(address, port);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls == null ? new String[0] : tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls == null ? new String[0] : tls.getSupportedCipherSuites();
    }
}
