package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcConfigTest {
    private static final String URL = "accountcreator.xmlrpc.url";
    private static final String TIMEOUT = "accountcreator.xmlrpc.timeout";
    private static final String DOMAINS = "accountcreator.xmlrpc.domain-urls";
    private static final String ALLOWED = "accountcreator.xmlrpc.allowed-urls";

    @Test
    void fromShouldTakeDefaultsWhenNothingIsSet() {
        XmlRpcConfig config = XmlRpcConfig.from(Settings.of(Map.of()));

        assertThat(config.url()).isNull();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.allowedUrls()).isEmpty();
        assertThat(config.addressFor(null, null)).isEmpty();
    }

    @Test
    void fromShouldTakeWhatIsSet() {
        XmlRpcConfig config = XmlRpcConfig.from(Settings.of(Map.of(
                URL, " https://a.example/x?y=z ", TIMEOUT, "PT2S", ALLOWED, "http://b.example/, http://c.example")));

        assertThat(config.url()).isEqualTo(URI.create("https://a.example/x?y=z"));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.allowedUrls())
                .containsExactlyInAnyOrder(URI.create("http://b.example/"), URI.create("http://c.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "/xmlrpc.php",
                "//a.example/",
                "ftp://a.example/",
                "file:///etc/passwd",
                "http:",
                "http:///x",
                "http://",
                "http://a.example/#x",
                "jar:http://a.example/!/",
                "http://a b/",
                "https://[::1",
                "mailto:a@b.example"
            })
    void fromShouldStopTheStartWhenAnAddressIsBad(String address) {
        for (String key : new String[] {URL, ALLOWED}) {
            assertThatThrownBy(() -> XmlRpcConfig.from(Settings.of(Map.of(key, address))))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining(key)
                    .hasMessageContaining("http or https");
        }
    }

    @Test
    void fromShouldNotShowAPasswordInAnAddress() {
        assertThatThrownBy(() -> XmlRpcConfig.from(Settings.of(Map.of(URL, "https://me:s3c/r@t@a.example/x"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("//***@a.example/x")
                .hasMessageNotContaining("s3c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "PT0S", "PT-1S", "PT0.0001S", "PT61M", "P3000000D", "soon"})
    void fromShouldStopTheStartWhenTheTimeoutIsBad(String timeout) {
        assertThatThrownBy(() -> XmlRpcConfig.from(Settings.of(Map.of(TIMEOUT, timeout))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(TIMEOUT);
    }

    @Test
    void requestShouldGoToTheAddressOfItsDomainElseToTheOneForAll() {
        XmlRpcConfig config = XmlRpcConfig.from(Settings.of(Map.of(
                URL,
                "http://all.example/",
                DOMAINS,
                "A.example = http://a.example/?k=v, b.example=https://b.example")));

        assertThat(config.addressFor(null, "a.example")).contains(URI.create("http://a.example/?k=v"));
        assertThat(config.addressFor(null, "b.example")).contains(URI.create("https://b.example"));
        assertThat(config.addressFor(null, "c.example")).contains(URI.create("http://all.example/"));
        assertThat(config.addressFor("https://b.example", "a.example")).contains(URI.create("https://b.example"));
        assertThat(config.addressFor("https://c.example", "a.example")).isEmpty();
    }

    @Test
    void requestShouldGoNowhereWhenOnlyOtherDomainsHaveAnAddress() {
        XmlRpcConfig config = XmlRpcConfig.from(Settings.of(Map.of(DOMAINS, "a.example=http://a.example/")));

        assertThat(config.addressFor(null, "b.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "=http://a.example/",
                "a.example=",
                "a.example=ftp://a.example/",
                "a.example=http://me:s3cret@a.example/",
                "a.example=http://a.example/,A.example=http://b.example/"
            })
    void fromShouldStopTheStartWhenTheAddressOfADomainIsBad(String pairs) {
        assertThatThrownBy(() -> XmlRpcConfig.from(Settings.of(Map.of(DOMAINS, pairs))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(DOMAINS)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "https://p.example:1",
                "http://p.example",
                "http://u:s3cret@p.example:1",
                "http://p.example:1/x"
            })
    void fromShouldStopTheStartWhenTheProxyIsBad(String proxy) {
        assertThatThrownBy(() -> XmlRpcConfig.from(Settings.of(Map.of("accountcreator.xmlrpc.proxy", proxy))))
                .isInstanceOf(SettingException.class);
    }
}
