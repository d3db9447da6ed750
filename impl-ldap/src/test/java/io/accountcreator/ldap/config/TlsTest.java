package io.accountcreator.ldap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.AccountCreator;
import io.accountcreator.ldap.Certificates;
import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.SettingException;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS to a real slapd: a certificate has to be trusted, and to be that of the host; the client may show one of its own. */
class TlsTest {
    @TempDir
    private static Path folder;

    private static Certificates certificates;
    private static Slapd right;
    private static Slapd other;

    @BeforeAll
    static void start() throws Exception {
        certificates = new Certificates(folder);
        certificates.issue("right", "ip:127.0.0.1");
        certificates.issue("other", "dns:other.example.org");
        certificates.issueTo("creator", "CN=account-creator,DC=example,DC=org");
        certificates.issueTo("stranger", "CN=stranger,DC=example,DC=org");
        right = slapd("right");
        other = slapd("other");
    }

    @AfterAll
    static void stop() {
        if (other != null) {
            right.close();
            other.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "start-tls"})
    void serverShouldBeUsedWhenItsCertificateIsTrustedAndOfTheHost(String way) {
        assertThat(isReady(right, way, certificates.ca())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "start-tls"})
    void serverShouldNotBeUsedWhenItsCertificateIsOfAnotherHost(String way) {
        assertThat(isReady(other, way, certificates.ca())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "start-tls"})
    void serverShouldNotBeUsedWhenItsCertificateIsNotTrusted(String way) {
        assertThat(isReady(right, way, null)).isFalse();
    }

    @Test
    void clientCertificateShouldBeWhoToBeWhenThereIsNoBindDn() {
        try (LdapFixture fixture = new LdapFixture(external("creator"))) {
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            assertThat(fixture.ask(AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_EXIST);
        }
    }

    @Test
    void accountShouldNotBeUnknownWhenTheClientCertificateMayNotReadIt() {
        try (LdapFixture fixture = new LdapFixture(external("stranger"))) {
            assertThat(fixture.ask(AccountCreator::isAccountExist).failure()).isEqualTo(Failure.OUTAGE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "accountcreator.ldap.ca-file, nonexistent.pem, a file of certificates",
        "accountcreator.ldap.ca-file, creator.key, a file of certificates",
        "accountcreator.ldap.client-key-file, ca.pem, a private key in PEM",
    })
    void startShouldFailWhenAFileIsNotWhatItShouldBe(String key, String file, String expected) {
        Map<String, String> settings = external("creator");
        settings.put(key, folder.resolve(file).toString());

        assertThatThrownBy(() -> new LdapFixture(settings).close())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(expected);
    }

    @Test
    void startShouldFailWhenThereIsACaButNoTls() throws Exception {
        Map<String, String> settings = new HashMap<>(right.settings());
        settings.put("accountcreator.ldap.ca-file", certificates.ca().toString());

        assertThatThrownBy(() -> new LdapFixture(settings).close())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.ldap.ca-file");
        assertThat(Files.exists(certificates.ca())).isTrue();
    }

    private static Map<String, String> external(String who) {
        Map<String, String> settings = new HashMap<>(settings(right, "start-tls", certificates.ca()));
        settings.remove("accountcreator.ldap.bind-dn");
        settings.remove("accountcreator.ldap.bind-password");
        settings.put(
                "accountcreator.ldap.client-certificate-file",
                certificates.certificate(who).toString());
        settings.put(
                "accountcreator.ldap.client-key-file", certificates.key(who).toString());
        return settings;
    }

    private static boolean isReady(Slapd slapd, String way, Path ca) {
        try (LdapFixture fixture = new LdapFixture(settings(slapd, way, ca))) {
            return fixture.service.ready();
        }
    }

    private static Map<String, String> settings(Slapd slapd, String way, Path ca) {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        if (way.equals("ldaps")) {
            settings.put("accountcreator.ldap.url", slapd.tlsUrl());
        } else {
            settings.put("accountcreator.ldap.start-tls", "true");
        }
        if (ca != null) {
            settings.put("accountcreator.ldap.ca-file", ca.toString());
        }
        return settings;
    }

    private static Slapd slapd(String name) {
        String tls = "olcTLSCertificateFile: " + certificates.certificate(name) + "\nolcTLSCertificateKeyFile: "
                + certificates.key(name) + "\nolcTLSCACertificateFile: " + certificates.ca()
                + "\nolcTLSVerifyClient: try";
        String access = "olcAccess: to * by dn.exact=\"" + Slapd.CREATOR + "\" write by anonymous auth by * none";
        return Slapd.start(new Slapd.Setup(tls, access, ""));
    }
}
