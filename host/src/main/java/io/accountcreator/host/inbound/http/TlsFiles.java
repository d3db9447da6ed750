package io.accountcreator.host.inbound.http;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the certificate of the Java SE start and its key lie, in PEM as certificate authorities and their clients write them.
 *
 * @param certificate the certificate, followed by those between it and the root
 * @param key its private key, PKCS #8 without a password
 */
public record TlsFiles(Path certificate, Path key) {
    private static final String CERTIFICATE = "accountcreator.http.tls.certificate";
    private static final String KEY = "accountcreator.http.tls.key";
    private static final Pattern PEM_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    /** Kinds of keys that certificates have, and how each signs. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    /** What the settings name, empty if the host speaks plain HTTP. */
    public static Optional<TlsFiles> from(Settings settings) {
        Optional<Path> certificate = settings.parse(CERTIFICATE, "the path of a PEM file", Path::of);
        Optional<Path> key = settings.parse(KEY, "the path of a PEM file", Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new SettingException(certificate.isPresent() ? KEY : CERTIFICATE, "", "a file, as the other is set");
        }
        return certificate.map(path -> new TlsFiles(path, key.orElseThrow()));
    }

    /** What to throw when they cannot be used. */
    public SettingException refused(IOException why) {
        String text = why instanceof NoSuchFileException ? "no such file: " + why.getMessage() : why.getMessage();
        return new SettingException(
                CERTIFICATE, certificate.toString(), "a certificate that can be used (" + text + ")");
    }

    /** When one of them was changed last; throws if one is not there. */
    FileTime changed() throws IOException {
        FileTime first = Files.getLastModifiedTime(certificate);
        FileTime second = Files.getLastModifiedTime(key);
        return first.compareTo(second) < 0 ? second : first;
    }

    /** Reads both; what it throws has nothing of the key in it. */
    KeyStore read(String alias, char[] password) throws IOException, GeneralSecurityException {
        Certificate[] chain = chain();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(alias, keyOf(chain[0].getPublicKey()), password, chain);
        return store;
    }

    private Certificate[] chain() throws IOException, GeneralSecurityException {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(certificate))) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new GeneralSecurityException("no certificate in " + certificate);
            }
            return chain;
        }
    }

    /** The private key, if it is that of the certificate: the JDK would find out in each handshake only. */
    private PrivateKey keyOf(PublicKey certified) throws IOException, GeneralSecurityException {
        Matcher pem = PEM_KEY.matcher(Files.readString(key));
        if (!pem.find()) {
            throw new GeneralSecurityException("no PKCS #8 key without a password in " + key);
        }
        String kind = certified.getAlgorithm();
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            PrivateKey found = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (belongTogether(found, certified, SIGNATURES.getOrDefault(kind, kind))) {
                return found;
            }
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new GeneralSecurityException("no " + kind + " key, as the certificate has it, in " + key);
        }
        throw new GeneralSecurityException("the key in " + key + " is that of another certificate");
    }

    private static boolean belongTogether(PrivateKey found, PublicKey certified, String algorithm)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(found);
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update((byte) 1);
        return signature.verify(signed);
    }
}
