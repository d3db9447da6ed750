package io.accountcreator.xmlrpc.protocol;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How servers are reached. Immutable.
 *
 * @param connectTimeout how long a connection may take to come about
 * @param tls makes TLS out of a connection: with the certificates that are trusted, and the client's own if it has one
 * @param proxy HTTP proxy between, null for none
 * @param credentials shown to a server that asks for them, null for none
 */
public record HttpOptions(
        Duration connectTimeout,
        SSLSocketFactory tls,
        @Nullable InetSocketAddress proxy,
        @Nullable HttpCredentials credentials) {

    /**
     * Gives options for a direct way, Java's trust store and no credentials.
     *
     * @param connectTimeout how long a connection may take to come about
     * @return the options
     */
    public static HttpOptions direct(Duration connectTimeout) {
        return new HttpOptions(connectTimeout, (SSLSocketFactory) SSLSocketFactory.getDefault(), null, null);
    }
}
