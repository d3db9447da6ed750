package io.accountcreator.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A private certification authority: what it issues is in PEM files of a folder, as operators have it. */
public final class Certificates {
    private static final String STORE_PASSWORD = "storepassword";

    private final Path folder;

    public Certificates(Path folder) throws IOException {
        this.folder = folder;
        generate("ca", "CN=ca", "-ext", "bc=ca:true");
        write("ca");
    }

    public Path ca() {
        return folder.resolve("ca.pem");
    }

    public Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** Issues a certificate for a server. */
    public void issue(String name, String subjectAlternativeName) throws IOException {
        generate(name, "CN=server", "-signer", "ca", "-ext", "san=" + subjectAlternativeName);
        write(name);
    }

    /** Issues a certificate for a server that is good for ten days. */
    public void issue(String name, String subjectAlternativeName, String startDate) throws IOException {
        String san = "san=" + subjectAlternativeName;
        generate(name, "CN=server", "-signer", "ca", "-ext", san, "-startdate", startDate, "-validity", "10");
        write(name);
    }

    /** Makes a certificate that is signed by itself. */
    public void selfSigned(String name, String subjectAlternativeName) throws IOException {
        generate(name, "CN=server", "-ext", "san=" + subjectAlternativeName);
        write(name);
    }

    /** Issues a certificate for a client. */
    public void issueTo(String name, String distinguishedName) throws IOException {
        generate(name, distinguishedName, "-signer", "ca");
        write(name);
    }

    private void generate(String alias, String distinguishedName, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-dname",
                distinguishedName,
                "-storetype",
                "PKCS12",
                "-keystore",
                store().toString(),
                "-storepass",
                STORE_PASSWORD));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new AssertionError(output);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String alias) throws IOException {
        try (InputStream in = Files.newInputStream(store())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, STORE_PASSWORD.toCharArray());
            Files.writeString(
                    certificate(alias),
                    pem("CERTIFICATE", store.getCertificate(alias).getEncoded()));
            byte[] key = store.getKey(alias, STORE_PASSWORD.toCharArray()).getEncoded();
            Files.writeString(key(alias), pem("PRIVATE KEY", key));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private Path store() {
        return folder.resolve("store.p12");
    }
}
