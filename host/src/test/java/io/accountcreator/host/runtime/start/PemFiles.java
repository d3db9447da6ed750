package io.accountcreator.host.runtime.start;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A certificate of its own making for 127.0.0.1, as PEM files. */
public final class PemFiles {
    private static final String STORE_PASSWORD = "storepassword";

    final Path certificate;
    public final Path key;

    private final Path folder;
    private int renewals;

    public PemFiles(Path folder) {
        this.folder = folder;
        certificate = folder.resolve("fullchain.pem");
        key = folder.resolve("privkey.pem");
    }

    public Map<String, String> settings() {
        return Map.of(
                "accountcreator.http.tls.certificate", certificate.toString(),
                "accountcreator.http.tls.key", key.toString());
    }

    /** Writes a new pair, newer than the last, and gives the certificate. */
    public Certificate renew(String algorithm) throws Exception {
        renewals++;
        Path store = folder.resolve("store" + renewals + ".p12");
        keytool(algorithm, store);
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, STORE_PASSWORD.toCharArray());
        }
        Certificate made = loaded.getCertificate("host");
        write(certificate, "CERTIFICATE", made.getEncoded());
        write(
                key,
                "PRIVATE KEY",
                loaded.getKey("host", STORE_PASSWORD.toCharArray()).getEncoded());
        return made;
    }

    private void write(Path file, String label, byte[] content) throws Exception {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
        // However fast the test is, and however coarse the clock of the file system.
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + renewals * 1000L));
    }

    private static void keytool(String algorithm, Path store) throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process keytool = new ProcessBuilder(List.of(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=test",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD,
                        "-ext",
                        "san=ip:127.0.0.1"))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
    }
}
