package io.accountcreator.host.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.host.runtime.start.PemFiles;
import io.accountcreator.host.runtime.start.RunningHost;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS of the Java SE start. */
class SeTlsTest {
    @TempDir
    private Path folder;

    @Test
    void theHostShouldSpeakTlsWithTheCertificateOfItsFilesAndNothingElse() throws Exception {
        PemFiles pem = new PemFiles(folder);
        Certificate made = pem.renew("EC");

        try (RunningHost host = RunningHost.start(pem.settings())) {
            assertThat(host.gateway().getScheme()).isEqualTo("https");
            assertThat(shownAt(host.gateway())).isEqualTo(made);
            URI plain = URI.create("http://127.0.0.1:" + host.gateway().getPort() + "/health/live");
            assertThatThrownBy(() -> plain.toURL().openStream().close()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void everyAnswerOverTlsShouldTellBrowsersToStayWithIt() throws Exception {
        PemFiles pem = new PemFiles(folder);
        pem.renew("EC");

        try (RunningHost host = RunningHost.start(pem.settings())) {
            String answer = answer(host.gateway());

            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Strict-Transport-Security: max-age=31536000\r\n");
        }
        try (RunningHost host = RunningHost.start(Map.of())) {
            assertThat(host.get("/health/live").headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
        }
        try (RunningHost host = RunningHost.start(Map.of("accountcreator.http.behind-proxy", "true"))) {
            assertThat(host.get("/nothing").headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"
            })
    void aSuiteWithoutAuthenticatedEncryptionShouldNotBeSpoken(String suite) throws Exception {
        PemFiles pem = new PemFiles(folder);
        pem.renew("EC");

        try (RunningHost host = RunningHost.start(pem.settings())) {
            URI at = host.gateway();
            assertThatThrownBy(() -> shake(at, "TLSv1.2", suite)).isInstanceOf(SSLException.class);
            shake(at, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
            shake(at, "TLSv1.3", "TLS_AES_128_GCM_SHA256");
        }
    }

    private static void shake(URI at, String protocol, String suite) throws Exception {
        try (SSLSocket socket = open(at)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
        }
    }

    private static String answer(URI at) throws Exception {
        try (SSLSocket socket = open(at)) {
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void theHostShouldListenBeyondLoopbackWithACertificate() throws Exception {
        PemFiles pem = new PemFiles(folder);
        pem.renew("EC");
        Map<String, String> settings = new HashMap<>(pem.settings());
        settings.put("accountcreator.http.host", "0.0.0.0");

        try (RunningHost host = RunningHost.start(settings)) {
            assertThat(host.gateway().toString()).startsWith("https://0.0.0.0:");
        }
    }

    @Test
    void aCertificateThatIsNotThereShouldStopTheStartWithItsSetting() {
        assertThatThrownBy(() -> RunningHost.start(new PemFiles(folder).settings()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.http.tls.certificate")
                .hasMessageContaining("no such file");
    }

    @Test
    void aKeyOfAnotherCertificateShouldStopTheStart() throws Exception {
        PemFiles pem = new PemFiles(folder);
        pem.renew("EC");
        byte[] other = Files.readAllBytes(pem.key);
        pem.renew("EC");
        Files.write(pem.key, other);

        assertThatThrownBy(() -> RunningHost.start(pem.settings()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.http.tls.certificate")
                .hasMessageContaining("is that of another certificate");
    }

    @Test
    void aRenewedCertificateShouldBeShownFromTheNextHandshakeOn() throws Exception {
        PemFiles pem = new PemFiles(folder);
        Certificate first = pem.renew("EC");
        AtomicLong nanos = new AtomicLong();
        ReloadingKeys keys =
                new ReloadingKeys(TlsFiles.from(Settings.of(pem.settings())).orElseThrow(), nanos::get);
        String began = keys.chooseEngineServerAlias("EC", null, null);
        Certificate second = pem.renew("EC");

        nanos.addAndGet(10_000_000_000L);
        String begun = keys.chooseEngineServerAlias("EC", null, null);

        assertThat(keys.getCertificateChain(begun)[0]).isEqualTo(second);
        assertThat(keys.getCertificateChain(began)[0]).isEqualTo(first);
        assertThat(keys.getPrivateKey(began)).isNotEqualTo(keys.getPrivateKey(begun));
    }

    @Test
    void aRenewalThatFailedShouldLeaveTheCertificateInUse() throws Exception {
        PemFiles pem = new PemFiles(folder);
        Certificate first = pem.renew("EC");
        AtomicLong nanos = new AtomicLong();
        ReloadingKeys keys =
                new ReloadingKeys(TlsFiles.from(Settings.of(pem.settings())).orElseThrow(), nanos::get);
        pem.renew("EC");
        Files.writeString(pem.key, "half a file");

        nanos.addAndGet(10_000_000_000L);
        String alias = keys.chooseEngineServerAlias("EC", null, null);

        assertThat(keys.getCertificateChain(alias)[0]).isEqualTo(first);
    }

    private static SSLSocket open(URI host) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, null);
        return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", host.getPort());
    }

    private static Certificate shownAt(URI host) throws Exception {
        try (SSLSocket socket = open(host)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** The test looks at the certificate itself. */
    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
