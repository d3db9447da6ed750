package io.accountcreator.ldap.connection;

import static io.accountcreator.spi.BackendCommand.End.OUTAGE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.ldap.Certificates;
import io.accountcreator.ldap.CommandRun;
import io.accountcreator.ldap.LdapAccountCreatorService;
import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.real.FreePort;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Failure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever keeps a host from its directory is told with its cause, the server and what to do, by commands, at start and for
 * requests; callers are told the cause alone, and nobody a secret.
 */
class ConnectProblemTest {
    private static final String OPEN = "olcAccess: to * by dn.exact=\"" + Slapd.CREATOR + "\" write by * none";
    private static final String WRONG = "wrongpassword";

    @TempDir
    private static Path folder;

    private static Certificates certificates;
    private static Slapd slapd;

    @BeforeAll
    static void start() throws Exception {
        certificates = new Certificates(folder);
        certificates.issue("right", "dns:ldap.example.org,ip:127.0.0.1");
        certificates.issue("other", "dns:ldap.example.org,dns:ldap2.example.org,ip:192.0.2.1");
        certificates.issue("expired", "ip:127.0.0.1", "-20d");
        certificates.issue("early", "ip:127.0.0.1", "+2d");
        certificates.selfSigned("self", "ip:127.0.0.1");
        slapd = slapd("right", "try", "");
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    @Test
    void serverThatIsNotThereShouldBeToldAsRefusing() throws Exception {
        String url = "ldap://127.0.0.1:" + FreePort.find();

        tells(with("url", url), url + " refuses the connection: nothing listens there", "it refuses connections");
    }

    @Test
    void hostThatHasNoAddressShouldBeNamed() throws Exception {
        tells(
                with("url", "ldap://no-such-host.invalid:389"),
                "ldap://no-such-host.invalid:389 there is no host of the name no-such-host.invalid",
                "there is no such host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "start-tls"})
    void certificateOfAnotherHostShouldBeToldWithItsNames(String way) throws Exception {
        try (Slapd other = slapd("other", "never", "")) {
            tells(
                    tls(other, way, certificates.ca()),
                    "that is not for 127.0.0.1 but for ldap.example.org, ldap2.example.org, 192.0.2.1. Name the server so"
                            + " in accountcreator.ldap.url",
                    "its certificate is another host's");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "start-tls"})
    void issuerThatNobodyTrustsShouldBeNamedWithTheSettingForIt(String way) throws Exception {
        tells(
                tls(slapd, way, null),
                "shows a certificate (CN=server) that nobody trusts here: its issuer is CN=ca. Name a PEM file with the"
                        + " certificate of that issuer in accountcreator.ldap.ca-file",
                "its certificate is not trusted");
    }

    @Test
    void certificateThatIsSignedByItselfShouldBeToldSo() throws Exception {
        try (Slapd self = slapd("self", "never", "")) {
            tells(
                    tls(self, "ldaps", certificates.ca()),
                    "that nobody trusts here: it is signed by itself. Name a PEM file with it",
                    "its certificate is not trusted");
            assertThat(check(tls(self, "ldaps", certificates.certificate("self")))
                            .told())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "early"})
    void certificateThatIsOutOfTimeShouldBeToldWithTheDate(String which) throws Exception {
        try (Slapd old = slapd(which, "never", "")) {
            boolean expired = which.equals("expired");
            String told = tells(
                    tls(old, "ldaps", certificates.ca()),
                    expired ? "(CN=server) that has expired: on 20" : "(CN=server) that is not valid yet: before 20",
                    expired ? "its certificate has expired" : "its certificate is not valid yet");
            assertThat(told).containsPattern("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
    }

    @Test
    void tlsToAPlainPortShouldBeToldSo() throws Exception {
        String url = slapd.url().replace("ldap:", "ldaps:");

        tells(
                with("url", url),
                url + " breaks off the TLS handshake, as a port does that speaks plain LDAP first: take ldap: with"
                        + " accountcreator.ldap.start-tls=true",
                "it speaks no TLS");
    }

    @Test
    void plainToAPortOfTlsShouldBeToldSo() throws Exception {
        String url = slapd.tlsUrl().replace("ldaps:", "ldap:");

        tells(
                with("url", url),
                url + " closes the connection at the first request, as a port does that speaks TLS from the start: take"
                        + " ldaps:",
                "it closes the connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {Slapd.CREATOR, "cn=nobody,dc=example,dc=org"})
    void wrongPasswordShouldBeToldWithTheDn(String dn) throws Exception {
        Map<String, String> settings = with("bind-dn", dn);
        settings.put("accountcreator.ldap.bind-password", WRONG);

        tells(settings, " refuses the bind as " + dn + ": the password is wrong, or", "it refuses the bind");
    }

    @Test
    void serverThatAsksForTlsShouldBeToldSo() throws Exception {
        try (Slapd strict = Slapd.start(new Slapd.Setup("", OPEN + "\nolcSecurity: ssf=1 simple_bind=1", ""))) {
            tells(
                    new HashMap<>(strict.settings()),
                    "without TLS (confidentiality required): take ldap: with accountcreator.ldap.start-tls=true",
                    "it asks for TLS");
        }
    }

    @Test
    void serverThatOffersNoStartTlsShouldBeToldSo() throws Exception {
        try (Slapd plain = Slapd.start()) {
            Map<String, String> settings = new HashMap<>(plain.settings());
            settings.put("accountcreator.ldap.start-tls", "true");
            settings.put("accountcreator.ldap.ca-file", certificates.ca().toString());

            tells(settings, plain.url() + " offers no StartTLS (", "it offers no StartTLS");
        }
    }

    @Test
    void serverThatHangsShouldBeToldWithTheTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = with("url", "ldap://127.0.0.1:" + silent.getLocalPort());
            settings.put("accountcreator.ldap.timeout", "PT0.3S");

            tells(
                    settings,
                    "does not answer within PT0.3S (accountcreator.ldap.timeout)",
                    "it does not answer in time");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "start-tls"})
    void serverThatWantsAClientCertificateShouldBeToldSo(String way) throws Exception {
        try (Slapd demanding = slapd("right", "demand", "")) {
            tells(
                    tls(demanding, way, certificates.ca()),
                    "it may ask for a client certificate that it trusts (accountcreator.ldap.client-certificate-file)",
                    "it closes the connection");
        }
    }

    @Test
    void baseThatIsNotThereShouldBeToldFromAnotherDatabase() throws Exception {
        assertThat(startLog(with("base-dn", "ou=elsewhere,dc=example,dc=org")))
                .contains("the directory cannot be used: there is no entry ou=elsewhere,dc=example,dc=org"
                        + " (accountcreator.ldap.base-dn), or it is hidden from the bind DN");
        assertThat(startLog(with("base-dn", "dc=other,dc=org")))
                .contains(
                        "it has no database for dc=other,dc=org (accountcreator.ldap.base-dn), but dc=example,dc=org");
        try (CapturedLog log = new CapturedLog();
                LdapFixture fixture = new LdapFixture(with("base-dn", "dc=other,dc=org"))) {
            FinalStatus end = fixture.ask(AccountCreator::isAccountExist);
            assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            assertThat(end.response()).isEqualTo("directory: its base entry is missing");
            assertThat(log.all())
                    .contains("it has no database for dc=other,dc=org")
                    .doesNotContain("degraded");
            assertThat(fixture.service.degraded()).isEmpty();
        }
        CommandRun check = new CommandRun(with("base-dn", "dc=other,dc=org"));
        assertThat(check.run("check")).isEqualTo(REFUSED);
        assertThat(check.printed()).contains("it has no database for dc=other,dc=org");
    }

    /** By a command, at start, and for a request: the same words. */
    private static String tells(Map<String, String> settings, String detail, String brief) throws Exception {
        CommandRun check = check(settings);
        assertThat(check.told()).startsWith("account-creator: directory: ").contains(detail);
        assertThat(startLog(settings))
                .contains("WARN")
                .contains("the directory cannot be used: ")
                .contains(detail);
        try (CapturedLog log = new CapturedLog();
                LdapFixture fixture = new LdapFixture(settings)) {
            FinalStatus end = fixture.ask(AccountCreator::isAccountExist);
            assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            assertThat(end.response()).startsWith("directory: " + brief).doesNotContain("127.0.0.1", "dc=", "CN=");
            assertThat(log.all()).contains(detail);
            assertThat(log.all() + check.told() + end).doesNotContain(Slapd.PASSWORD, WRONG);
        }
        return check.told();
    }

    private static CommandRun check(Map<String, String> settings) throws InterruptedException {
        CommandRun check = new CommandRun(settings);
        if (check.run("check") != OUTAGE) {
            assertThat(check.told()).isEmpty();
        }
        return check;
    }

    private static String startLog(Map<String, String> settings) {
        try (CapturedLog log = new CapturedLog()) {
            LdapAccountCreatorService.from(
                            BackendContext.of(Settings.of(settings), Runnable::run, MessageSender.none()))
                    .close();
            return log.warnings().toString().replaceFirst("^\\[", "WARN ");
        }
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.ldap." + key, value);
        return settings;
    }

    private static Map<String, String> tls(Slapd at, String way, Path ca) {
        Map<String, String> settings = new HashMap<>(at.settings());
        if (way.equals("ldaps")) {
            settings.put("accountcreator.ldap.url", at.tlsUrl());
        } else {
            settings.put("accountcreator.ldap.start-tls", "true");
        }
        if (ca != null) {
            settings.put("accountcreator.ldap.ca-file", ca.toString());
        }
        return settings;
    }

    private static Slapd slapd(String certificate, String verify, String database) {
        String tls = "olcTLSCertificateFile: " + certificates.certificate(certificate) + "\nolcTLSCertificateKeyFile: "
                + certificates.key(certificate) + "\nolcTLSCACertificateFile: " + certificates.ca()
                + "\nolcTLSVerifyClient: " + verify;
        String access = "olcAccess: to * by dn.exact=\"" + Slapd.CREATOR + "\" write by anonymous auth by * none";
        return Slapd.start(new Slapd.Setup(tls, access + database, ""));
    }
}
