package io.accountcreator.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustStoreTrustManager;
import java.io.File;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LDAPS: a certificate has to be trusted, and to be that of the host. */
class TlsTest {
    private static final String STORE_PASSWORD = "storepassword";

    private final SSLContext before = SSLContext.getDefault();

    @TempDir
    private Path folder;

    TlsTest() throws Exception {}

    @AfterEach
    void restore() {
        SSLContext.setDefault(before);
    }

    @Test
    void ldapsShouldConnectWhenTheCertificateIsTrustedAndOfTheHost() throws Exception {
        assertThat(isReady("ip:127.0.0.1", true)).isTrue();
    }

    @Test
    void ldapsShouldNotConnectWhenTheTrustedCertificateIsOfAnotherHost() throws Exception {
        assertThat(isReady("dns:other.example.org", true)).isFalse();
    }

    @Test
    void ldapsShouldNotConnectWhenTheCertificateIsNotTrusted() throws Exception {
        assertThat(isReady("ip:127.0.0.1", false)).isFalse();
    }

    private boolean isReady(String subject, boolean trusted) throws Exception {
        File store = keyStore(subject);
        KeyStoreKeyManager keys = new KeyStoreKeyManager(store, STORE_PASSWORD.toCharArray());
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setListenerConfigs(InMemoryListenerConfig.createLDAPSConfig(
                "ldaps",
                InetAddress.getLoopbackAddress(),
                0,
                new SSLUtil(keys, null).createSSLServerSocketFactory(),
                null));
        if (trusted) {
            TrustStoreTrustManager trust = new TrustStoreTrustManager(store, STORE_PASSWORD.toCharArray(), null, false);
            SSLContext.setDefault(new SSLUtil(trust).createSSLContext());
        }
        try (InMemoryDirectoryServer server = new InMemoryDirectoryServer(config)) {
            server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
            server.startListening();
            Map<String, String> settings = Map.of(
                    "accountcreator.ldap.url", "ldaps://127.0.0.1:" + server.getListenPort(),
                    "accountcreator.ldap.base-dn", "dc=example,dc=org",
                    "accountcreator.code.pepper", "0123456789abcdef");
            try (LdapFixture fixture = new LdapFixture(settings)) {
                return fixture.service.ready();
            }
        }
    }

    private File keyStore(String subject) throws Exception {
        File store = folder.resolve("store.p12").toFile();
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "ldap",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD,
                        "-ext",
                        "san=" + subject))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        return store;
    }
}
