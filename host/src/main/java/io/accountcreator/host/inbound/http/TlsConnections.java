package io.accountcreator.host.inbound.http;

import io.undertow.protocols.ssl.UndertowXnioSsl;
import java.security.NoSuchAlgorithmException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.StreamConnection;
import org.xnio.Xnio;

/** TLS over connections: 1.3 and 1.2, by suites with forward secrecy and authenticated encryption alone. */
final class TlsConnections {
    private static final Pattern SUITE = Pattern.compile(
            "TLS_(?:AES|CHACHA20)_[A-Z0-9_]++|TLS_ECDHE_(?:RSA|ECDSA)_WITH_(?:AES_[0-9]++_GCM|CHACHA20)_[A-Z0-9_]++");

    private TlsConnections() {}

    /** Gives what makes a secured connection of a plain one that a client has opened. */
    static UnaryOperator<StreamConnection> securing(Xnio xnio, SSLContext context) {
        UndertowXnioSsl ssl = new UndertowXnioSsl(xnio, OptionMap.create(Options.USE_DIRECT_BUFFERS, true), context);
        OptionMap spoken = spoken();
        return channel -> ssl.wrapExistingConnection(channel, spoken, false);
    }

    private static OptionMap spoken() {
        String[] suites = Stream.of(defaults().getCipherSuites())
                .filter(suite -> SUITE.matcher(suite).matches())
                .toArray(String[]::new);
        return OptionMap.builder()
                .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
                .set(Options.SSL_ENABLED_CIPHER_SUITES, Sequence.of(suites))
                .getMap();
    }

    private static SSLParameters defaults() {
        try {
            return SSLContext.getDefault().getDefaultSSLParameters();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
