package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.CA_FILE;
import static io.accountcreator.ldap.config.LdapSetting.CLIENT_CERTIFICATE_FILE;
import static io.accountcreator.ldap.config.LdapSetting.CLIENT_KEY_FILE;

import com.unboundid.util.ssl.PEMFileKeyManager;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom to trust, and what to show: PEM files in place of Java's trust store, and a client certificate. */
final class Tls {
    private Tls() {}

    static SSLSocketFactory sockets(Settings settings) {
        KeyManager[] keys = keys(settings);
        Optional<String> ca = settings.text(CA_FILE.key());
        try {
            if (keys == null && ca.isEmpty() && isReplaced(SSLContext.getDefault())) {
                return SSLContext.getDefault().getSocketFactory();
            }
            TrustManager[] trust = ca.isPresent() ? trust(ca.get()) : managers(null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, RecordingTrustManager.of(trust), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Whether somebody has put a context in the place of Java's own, or given that one keys. */
    private static boolean isReplaced(SSLContext context) {
        return !context.getProtocol().equals("Default") || System.getProperty("javax.net.ssl.keyStore") != null;
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static TrustManager[] trust(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca" + number++, ca);
            }
            if (number == 0) {
                throw new GeneralSecurityException("no certificate");
            }
            return managers(store);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SettingException(CA_FILE.key(), file, "a file of certificates in PEM");
        }
    }

    private static KeyManager @Nullable [] keys(Settings settings) {
        Optional<String> certificate = settings.text(CLIENT_CERTIFICATE_FILE.key());
        Optional<String> key = settings.text(CLIENT_KEY_FILE.key());
        if (certificate.isEmpty() && key.isEmpty()) {
            return null;
        }
        String chain = certificate.orElseThrow(() ->
                new SettingException(CLIENT_CERTIFICATE_FILE.key(), "the certificate of " + CLIENT_KEY_FILE.key()));
        String secret = key.orElseThrow(
                () -> new SettingException(CLIENT_KEY_FILE.key(), "the key of " + CLIENT_CERTIFICATE_FILE.key()));
        try {
            return new KeyManager[] {
                new PEMFileKeyManager(Path.of(chain).toFile(), Path.of(secret).toFile())
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The message may quote the file.
            throw new SettingException(
                    CLIENT_KEY_FILE.key(), secret, "a private key in PEM (PKCS #8, not encrypted) of that certificate");
        }
    }
}
