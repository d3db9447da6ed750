package io.accountcreator.host.outbound.message.mail;

import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS with a certificate of its own making: for a server, and for clients that trust it. */
public final class SelfSigned {
    private static final char[] PASSWORD = "storepassword".toCharArray();

    private SelfSigned() {}

    public static SSLContext forAddress(Path folder, String address) throws Exception {
        return context(folder, "--subject-alternative-name-ip-address", address);
    }

    public static SSLContext forName(Path folder, String name) throws Exception {
        return context(folder, "--subject-alternative-name-dns", name);
    }

    private static SSLContext context(Path folder, String option, String alternative) throws Exception {
        Path store = folder.resolve("self-signed.p12");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ManageCertificates.main(
                null,
                log,
                log,
                "generate-self-signed-certificate",
                "--keystore",
                store.toString(),
                "--keystore-password",
                new String(PASSWORD),
                "--keystore-type",
                "PKCS12",
                "--alias",
                "server",
                "--subject-dn",
                "CN=server",
                option,
                alternative);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
