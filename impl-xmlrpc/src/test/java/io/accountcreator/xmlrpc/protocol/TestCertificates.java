package io.accountcreator.xmlrpc.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test's own, a server for localhost and a client, made by the JDK's keytool. */
public final class TestCertificates {
    /** Of all the stores; opens nothing but them. */
    public static final String PASSWORD = "changeit";

    private final Path folder;

    private TestCertificates(Path folder) {
        this.folder = folder;
    }

    public static TestCertificates in(Path folder) throws IOException, GeneralSecurityException {
        TestCertificates made = new TestCertificates(folder);
        made.pair("ca", "CN=Test CA", "bc:c");
        made.pair("server", "CN=localhost", "san=dns:localhost", "-signer", "ca");
        made.pair("stranger", "CN=elsewhere", "san=dns:elsewhere.example", "-signer", "ca");
        made.pair("client", "CN=host", "eku=clientAuth", "-signer", "ca");
        KeyStore all = made.open(made.store("all"));
        byte[] authority = all.getCertificate("ca").getEncoded();
        Files.writeString(
                made.authority(),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(authority)
                        + "\n-----END CERTIFICATE-----\n");
        for (String name : List.of("server", "stranger", "client")) {
            made.split(all, name);
        }
        return made;
    }

    /** The authority's certificate in PEM. */
    public Path authority() {
        return folder.resolve("ca.pem");
    }

    /** A PKCS#12 store: {@code server}, {@code stranger} (with another name) or {@code client}. */
    public Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private KeyStore open(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }

    private void split(KeyStore all, String name) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, password);
        one.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
        one.setCertificateEntry("ca", all.getCertificate("ca"));
        try (OutputStream out = Files.newOutputStream(store(name))) {
            one.store(out, password);
        }
    }

    private void pair(String name, String subject, String extension, String... more) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
        command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", subject));
        command.addAll(List.of("-ext", extension, "-validity", "30"));
        command.addAll(List.of("-keystore", store("all").toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(more));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError(output);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
