package io.accountcreator.host.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.host.runtime.start.PemFiles;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void aPairOfEachUsualKindShouldBeRead(String algorithm) throws Exception {
        PemFiles pem = new PemFiles(folder);
        pem.renew(algorithm);

        assertThat(files(pem).read("a", "x".toCharArray()).getKey("a", "x".toCharArray()))
                .isNotNull();
    }

    @Test
    void noSettingShouldMeanPlainHttp() {
        assertThat(TlsFiles.from(Settings.of(Map.of()))).isEmpty();
    }

    @Test
    void aCertificateWithoutKeyShouldBeRefused() {
        Settings half = Settings.of(Map.of("accountcreator.http.tls.certificate", "/x.pem"));

        assertThatThrownBy(() -> TlsFiles.from(half))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.http.tls.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "rubbish"})
    void aKeyThatIsNoneShouldBeRefusedWithoutBeingShown(String text) throws Exception {
        PemFiles pem = new PemFiles(folder);
        pem.renew("EC");
        Files.writeString(pem.key, text);

        assertThatThrownBy(() -> files(pem).read("a", "x".toCharArray()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining(pem.key.toString())
                .hasMessageNotContaining("AAAA");
    }

    private static TlsFiles files(PemFiles pem) {
        return TlsFiles.from(Settings.of(pem.settings())).orElseThrow();
    }
}
