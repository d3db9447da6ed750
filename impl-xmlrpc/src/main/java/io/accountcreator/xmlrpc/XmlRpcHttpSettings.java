package io.accountcreator.xmlrpc;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.xmlrpc.protocol.HttpCredentials;
import io.accountcreator.xmlrpc.protocol.HttpOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Settings to how servers are reached: TLS, proxy, credentials. */
final class XmlRpcHttpSettings {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final String PEM = "a file with X.509 certificates in PEM";
    private static final String PKCS12 = "a PKCS#12 file that its password opens";

    private XmlRpcHttpSettings() {}

    static HttpOptions from(Settings settings) {
        return new HttpOptions(
                XmlRpcConfig.duration(settings, XmlRpcSetting.CONNECT_TIMEOUT, CONNECT_TIMEOUT),
                tls(settings),
                proxy(settings).orElse(null),
                credentials(settings).orElse(null));
    }

    private static Optional<InetSocketAddress> proxy(Settings settings) {
        String key = XmlRpcSetting.PROXY.key();
        return settings.text(key).map(text -> address(text)
                .orElseThrow(() -> new SettingException(key, XmlRpcConfig.hidden(text), "http://host:port")));
    }

    private static Optional<InetSocketAddress> address(String proxy) {
        try {
            URI uri = URI.create(proxy);
            boolean named = "http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() >= 0;
            return named && proxy.equals("http://" + uri.getHost() + ':' + uri.getPort())
                    ? Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<HttpCredentials> credentials(Settings settings) {
        String key = XmlRpcSetting.USERNAME.key();
        Optional<String> name = settings.text(key);
        Optional<Secret> password = settings.secret(XmlRpcSetting.PASSWORD.key());
        if (name.isPresent() != password.isPresent()) {
            throw new SettingException(key, name.orElse(""), "to be set together with " + XmlRpcSetting.PASSWORD.key());
        }
        return name.flatMap(user -> password.map(secret -> new Known(user, secret)));
    }

    /** A user of the server itself, whatever account a call is about. */
    private record Known(String username, Secret secret) implements HttpCredentials {
        @Override
        public Optional<String> password() {
            return Optional.of(secret.reveal());
        }

        @Override
        public Optional<String> ha1(String algorithm, String realm) {
            Algorithm known = algorithm.equals("MD5") ? Algorithm.MD5 : Algorithm.SHA_256;
            return Optional.of(Ha1.of(known, username, realm, secret).reveal());
        }
    }

    private static SSLSocketFactory tls(Settings settings) {
        Optional<String> trust = settings.text(XmlRpcSetting.TLS_TRUST.key());
        Optional<String> own = settings.text(XmlRpcSetting.TLS_KEYSTORE.key());
        if (trust.isEmpty() && own.isEmpty()) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    own.map(file -> keys(file, settings)).orElse(null),
                    trust.map(XmlRpcHttpSettings::trusted).orElse(null),
                    null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrustManager[] trusted(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(String.valueOf(store.size()), certificate);
            }
            if (store.size() == 0) {
                throw new SettingException(XmlRpcSetting.TLS_TRUST.key(), file, PEM);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SettingException(XmlRpcSetting.TLS_TRUST.key(), file, PEM);
        }
    }

    private static KeyManager @Nullable [] keys(String file, Settings settings) {
        char[] password = settings.secret(XmlRpcSetting.TLS_KEYSTORE_PASSWORD.key())
                .map(secret -> secret.reveal().toCharArray())
                .orElseGet(() -> new char[0]);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SettingException(XmlRpcSetting.TLS_KEYSTORE.key(), file, PKCS12);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
